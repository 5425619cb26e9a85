"""What holds of every call: keys, tenants, deadlines, limits, and the standard health service."""
import os
import unittest
import grpc
from grpc import StatusCode
from connection import Refused, bearer, channel, empty, health, health_grpc
from connection import models as m, model_service, vector_service, vectors as v

reader, stranger = os.environ["READER_KEY"], os.environ["STRANGER_KEY"]
standard = health_grpc.HealthStub(channel)
served = ["taishang.ai.v1.VectorService", "taishang.ai.v1.ModelService", "millrace.ai.v1.AIService"]
make = v.CreateCollectionRequest(name="of_acme", vector_dim=2)


class Keys(unittest.TestCase):
    def test_are_asked_for(self):
        for metadata in [[], bearer("wrong"), [("authorization", "Basic YTpi")]]:
            with Refused(self, StatusCode.UNAUTHENTICATED):
                vector_service.ListCollections(empty, metadata=metadata)

    def test_allow_what_their_scopes_say(self):
        vector_service.ListCollections(empty, metadata=bearer(reader))
        with Refused(self, StatusCode.PERMISSION_DENIED, "'write'"):
            vector_service.CreateCollection(make, metadata=bearer(reader))
        with Refused(self, StatusCode.PERMISSION_DENIED, "'models'"):
            model_service.UnregisterModel(m.UnregisterModelRequest(name="x"), metadata=bearer(reader))

    def test_show_nothing_of_another_tenant(self):
        vector_service.CreateCollection(make)
        self.assertNotIn("of_acme", vector_service.ListCollections(empty, metadata=bearer(stranger)).names)
        with Refused(self, StatusCode.NOT_FOUND, "of_acme"):
            vector_service.GetCollectionInfo(v.GetCollectionInfoRequest(name="of_acme"), metadata=bearer(stranger))
        with Refused(self, StatusCode.PERMISSION_DENIED):
            vector_service.ListCollections(empty, metadata=[*bearer(stranger), ("x-tenant-id", "acme")])


class Errors(unittest.TestCase):
    def test_tell_their_code_beside_the_status(self):
        with self.assertRaises(grpc.RpcError) as caught:
            vector_service.GetCollectionInfo(v.GetCollectionInfoRequest(name="nobody"))
        told = dict(caught.exception.trailing_metadata())
        self.assertEqual(told["millrace-code"], "VECTOR_COLLECTION_NOT_FOUND")

    def test_are_right_for_a_method_that_there_is_not(self):
        unknown = channel.unary_unary("/taishang.ai.v1.VectorService/Truncate")
        with Refused(self, StatusCode.UNIMPLEMENTED):
            unknown(b"", metadata=bearer(reader), timeout=10)

    def test_are_right_for_a_message_that_is_none(self):
        broken = channel.unary_unary("/taishang.ai.v1.VectorService/HasCollection")
        with Refused(self, StatusCode.INVALID_ARGUMENT):
            broken(b"\x0a\xff", metadata=bearer(reader), timeout=10)

    def test_are_right_for_a_message_that_is_too_large(self):
        large = v.HasCollectionRequest(name="x" * 2_000_000)
        with Refused(self, StatusCode.RESOURCE_EXHAUSTED, "1048576"):
            vector_service.HasCollection(large)


class StandardHealth(unittest.TestCase):
    def test_is_told_of_each_service_to_anyone(self):
        for service in ["", *served]:
            answer = standard.Check(health.HealthCheckRequest(service=service), timeout=10)
            self.assertEqual(answer.status, health.HealthCheckResponse.SERVING, service)
        with Refused(self, StatusCode.NOT_FOUND):
            standard.Check(health.HealthCheckRequest(service="nobody"), timeout=10)

    def test_can_be_watched(self):
        watched = standard.Watch(health.HealthCheckRequest(service=served[0]), timeout=10)
        self.assertEqual(next(watched).status, health.HealthCheckResponse.SERVING)
        watched.cancel()
