"""Host process with a scripted engine."""

from models.engine.engine_host import serve
from tests.fakes import ScriptedEngine

if __name__ == "__main__":
    serve(lambda settings: ScriptedEngine())
