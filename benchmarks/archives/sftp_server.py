"""Server of the SFTP protocol on this computer, whose files stay when it is killed.

    python -m benchmarks.archives.sftp_server PORT FOLDER

It serves the subfolder `files`; the keys of server and client are beside that. It needs the extra
`storage`, which brings asyncssh.
"""

import asyncio
import sys
from pathlib import Path
from typing import Final

import asyncssh

HOST: Final = "127.0.0.1"
KNOWN_HOSTS, CLIENT_KEY = "known_hosts", "client_key"
"""Files by which clients know the server, and are known to it, in the formats of OpenSSH."""


async def serve(port: int, folder: Path) -> None:
    """Serve until the process is killed; make the keys at the first start."""
    key, files, clients = folder / "host_key", folder / "files", folder / "authorized_keys"
    files.mkdir(parents=True, exist_ok=True)
    if not key.exists():
        host = f"[{HOST}]:{port} ".encode()
        (folder / KNOWN_HOSTS).write_bytes(host + _make_key(key))
        clients.write_bytes(_make_key(folder / CLIENT_KEY))

    def open_files(channel: asyncssh.SSHServerChannel) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=str(files).encode())

    await asyncssh.listen(
        HOST,
        port,
        server_host_keys=[str(key)],
        authorized_client_keys=str(clients),
        sftp_factory=open_files,
    )
    await asyncio.Event().wait()


def _make_key(file: Path) -> bytes:
    """Make a key, write its private part to a file, and return its public part."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    key.write_private_key(str(file))
    return bytes(key.export_public_key())


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
