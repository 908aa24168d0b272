"""Server of the SFTP protocol on this computer, whose files stay when it is killed.

    python -m benchmarks.archives.sftp_server PORT FOLDER

It serves the subfolder `files` to one user; its host key, and the file by which clients know it,
are beside that. It needs the extra `storage`, which brings asyncssh.
"""

import asyncio
import sys
from pathlib import Path
from typing import Final

import asyncssh

HOST: Final = "127.0.0.1"
USER, PASSWORD = "test", "not-secret"
KNOWN_HOSTS: Final = "known_hosts"
"""File that names the key of the server, in the format of OpenSSH."""


class OneUser(asyncssh.SSHServer):
    """Server that lets in one user by a password."""

    def begin_auth(self, username: str) -> bool:
        """Ask everyone for a password."""
        return bool(username) or True

    def password_auth_supported(self) -> bool:
        """Allow passwords."""
        return True

    def validate_password(self, username: str, password: str) -> bool:
        """Let in the one user."""
        return (username, password) == (USER, PASSWORD)


async def serve(port: int, folder: Path) -> None:
    """Serve until the process is killed; make the host key at the first start."""
    key, files = folder / "host_key", folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    if not key.exists():
        made = asyncssh.generate_private_key("ssh-ed25519")
        public = made.export_public_key().decode().strip()
        (folder / KNOWN_HOSTS).write_text(f"[{HOST}]:{port} {public}\n", encoding="utf-8")
        made.write_private_key(str(key))

    def open_files(channel: asyncssh.SSHServerChannel) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=str(files).encode())

    await asyncssh.listen(
        HOST, port, server_host_keys=[str(key)], server_factory=OneUser, sftp_factory=open_files
    )
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
