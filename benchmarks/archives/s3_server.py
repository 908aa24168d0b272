"""Server of the S3 protocol on this computer, which remembers its files when it is killed.

    python -m benchmarks.archives.s3_server PORT RECORD

It is moto's server, which keeps files in memory. Moto records all changes in the file RECORD; at
the start they are played again to a private port, before the public one is opened. Requests are
recorded one at a time, since moto's threads would mix their lines. It needs the extra
`storage-test`.
"""

import os
import sys
import threading
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"


def cut_torn_line(record: Path) -> None:
    """Remove the last line of a file if it does not end in a line break, as after a kill."""
    if record.exists():
        whole, _, _ = record.read_bytes().rpartition(b"\n")
        record.write_bytes(whole + b"\n" if whole else b"")


def main(port: int, record: Path) -> None:
    """Replay the requests of `record`, serve at `port` until the process is killed."""
    cut_torn_line(record)
    record.touch()
    os.environ["MOTO_RECORDER_FILEPATH"] = str(record)
    os.environ["MOTO_ENABLE_RECORDING"] = "true"
    from moto.moto_api import recorder  # reads the variables
    from moto.moto_server.threaded_moto_server import ThreadedMotoServer

    write, lock = recorder._record_request, threading.Lock()

    def record_change(request: Any, *given: Any, **named: Any) -> None:
        if request.method not in ("GET", "HEAD"):
            with lock:
                write(request, *given, **named)

    recorder._record_request = record_change
    private = ThreadedMotoServer(HOST, 0, verbose=False)
    private.start()
    host, private_port = private.get_host_and_port()
    recorder.replay_recording(f"http://{host}:{private_port}")
    ThreadedMotoServer(HOST, port, verbose=False).start()
    threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
