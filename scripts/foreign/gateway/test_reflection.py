"""A client that has no stubs of the services: it asks the gateway what there is, and calls that."""
import importlib
import unittest
import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from connection import bearer, channel, key


class Reflection:
    """Descriptors and dynamic messages of all that the gateway serves."""

    def __init__(self, version):
        package = f"grpc.reflection.{version}.reflection_pb2"
        self.messages = importlib.import_module(package)
        stub = importlib.import_module(f"{package}_grpc").ServerReflectionStub(channel)
        self.ask = lambda **request: next(stub.ServerReflectionInfo(
            iter([self.messages.ServerReflectionRequest(**request)]), timeout=10))
        self.pool = descriptor_pool.DescriptorPool()
        self.factory = message_factory.MessageFactory(self.pool)

    def services(self):
        return [service.name for service in self.ask(list_services="").list_services_response.service]

    def learn(self, **request):
        """Adds the files of an answer to the pool, each behind what it imports."""
        answer = self.ask(**request).file_descriptor_response
        files = [descriptor_pb2.FileDescriptorProto.FromString(file) for file in answer.file_descriptor_proto]
        for file in files:
            if not self.has(file.name):
                for name in file.dependency:
                    if not self.has(name) and name not in [other.name for other in files]:
                        self.learn(file_by_filename=name)
        while waiting := [file for file in files if not self.has(file.name)]:
            ready = [file for file in waiting if all(map(self.has, file.dependency))]
            assert ready, "the files that were told of import others that were not"
            for file in ready:
                self.pool.Add(file)

    def has(self, name):
        try:
            return bool(self.pool.FindFileByName(name))
        except KeyError:
            return False

    def call(self, service, method, request):
        """Calls a method by its names, with a request and an answer in JSON."""
        self.learn(file_containing_symbol=service)
        described = self.pool.FindServiceByName(service).FindMethodByName(method)
        take, give = map(self.factory.GetPrototype, [described.input_type, described.output_type])
        send = channel.unary_unary(f"/{service}/{method}", take.SerializeToString, give.FromString)
        answer = send(json_format.ParseDict(request, take()), metadata=bearer(key), timeout=10)
        return json_format.MessageToDict(answer)


class CallsByReflection(unittest.TestCase):
    def walk(self, version):
        reflection = Reflection(version)
        vectors = "taishang.ai.v1.VectorService"
        self.assertLessEqual(
            {vectors, "taishang.ai.v1.ModelService", "millrace.ai.v1.AIService", "grpc.health.v1.Health"},
            set(reflection.services()),
        )
        name = f"reflected_{version}"
        reflection.call(vectors, "CreateCollection", {"name": name, "vectorDim": 2})
        stored = [{"id": "a", "vector": [3, 4], "metadata": {"lang": "zh", "pages": [1, 2]}}]
        reflection.call(vectors, "Insert", {"collectionName": name, "vectors": stored})
        query = {"collectionName": name, "queryVector": [3, 4], "options": {"filter": {"lang": "zh"}}}
        [result] = reflection.call(vectors, "Search", query)["results"]
        self.assertEqual((result["id"], result["metadata"]), ("a", {"lang": "zh", "pages": [1, 2]}))
        self.assertAlmostEqual(result["score"], 1, 5)
        models = reflection.call("taishang.ai.v1.ModelService", "ListModels", {})
        self.assertIn("models", models)

    def test_work_by_version_1(self):
        self.walk("v1")

    def test_work_by_version_1_alpha(self):
        self.walk("v1alpha")

    def test_say_what_there_is_not(self):
        reflection = Reflection("v1")
        answer = reflection.ask(file_containing_symbol="nobody.Knows")
        self.assertEqual(answer.error_response.error_code, grpc.StatusCode.NOT_FOUND.value[0])
