"""Makes Python's stubs from the protocol files, as protoc's users do, and puts them where imports look."""
import atexit, importlib.util, pathlib, sys, tempfile
import grpc
from grpc_tools import protoc

protocol = pathlib.Path(__file__).parents[3] / "libs/protocol/proto"


def make():
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    wellknown = pathlib.Path(importlib.util.find_spec("grpc_tools").origin).parent / "_proto"
    files = [str(file.relative_to(protocol)) for file in protocol.rglob("*.proto")]
    out = folder.name
    arguments = ["protoc", f"-I{protocol}", f"-I{wellknown}", f"--python_out={out}", f"--grpc_python_out={out}", *files]
    if protoc.main(arguments) != 0:
        raise SystemExit("protoc does not take the protocol files")
    sys.path.insert(0, out)
    # Health and reflection are in the package of the library itself.
    grpc.__path__.append(f"{out}/grpc")
