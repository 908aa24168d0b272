"""A host process whose engine is scripted."""

from models.engine.host import serve
from tests.fakes import ScriptedEngine

if __name__ == "__main__":
    serve(lambda settings: ScriptedEngine())
