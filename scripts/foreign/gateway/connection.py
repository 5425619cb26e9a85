"""The gateway as a stranger sees it: stubs, a key, and a list of the methods that were called."""
import os
import grpc
import stubs

stubs.make()
from google.protobuf import empty_pb2, json_format, struct_pb2
from grpc.health.v1 import health_pb2 as health, health_pb2_grpc as health_grpc
from millrace.ai.v1 import ai_service_pb2 as ai, ai_service_pb2_grpc as ai_grpc
from taishang.ai.v1 import model_service_pb2 as models, model_service_pb2_grpc as models_grpc
from taishang.ai.v1 import vector_service_pb2 as vectors, vector_service_pb2_grpc as vectors_grpc

channel = grpc.insecure_channel(os.environ["GATEWAY"])
key = os.environ["GATEWAY_KEY"]
called = set()
empty = empty_pb2.Empty()


def bearer(key):
    return [("authorization", f"Bearer {key}")]


class Methods:
    """The methods of a stub; each call shows the key, has a deadline, and is noted."""

    def __init__(self, stub, service):
        self.stub, self.service = stub, service

    def __getattr__(self, name):
        method = getattr(self.stub, name)

        def call(request, **options):
            called.add(f"{self.service}/{name}")
            return method(request, **{"metadata": bearer(key), "timeout": 10, **options})

        return call


vector_service = Methods(vectors_grpc.VectorServiceStub(channel), "taishang.ai.v1.VectorService")
model_service = Methods(models_grpc.ModelServiceStub(channel), "taishang.ai.v1.ModelService")
ai_service = Methods(ai_grpc.AIServiceStub(channel), "millrace.ai.v1.AIService")


def struct(values):
    return json_format.ParseDict(values, struct_pb2.Struct())


def plain(message):
    return json_format.MessageToDict(message)


class Refused:
    """Expects a call to end with a status; the error is kept."""

    def __init__(self, test, status, says="."):
        self.test, self.status, self.says = test, status, says

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.test.assertIsInstance(error, grpc.RpcError, f"nothing was refused; {self.status} was expected")
        self.test.assertEqual(error.code(), self.status, error.details())
        self.test.assertRegex(error.details(), self.says)
        return True
