"""The eight methods of ModelService."""
import math
import os
import unittest
from grpc import StatusCode
from connection import Refused, empty, model_service as service, models as m, plain, struct

base_url = os.environ["CHAT_URL"]


def config(name, provider, model_id, enabled=True, **parameters):
    return m.ModelConfig(name=name, provider=provider, model_id=model_id, enabled=enabled, parameters=struct(parameters))


def register(*args, **parameters):
    answer = service.RegisterModel(m.RegisterModelRequest(config=config(*args, **parameters)))
    assert answer.success, answer.message


def told(name):
    return service.GetModelInfo(m.GetModelInfoRequest(name=name)).config


class Registry(unittest.TestCase):
    def test_keeps_what_is_registered_until_it_is_taken_out(self):
        register("kept", "hashing", "hashing-v1", dimension=16)
        self.assertIn("kept", [model.name for model in service.ListModels(empty).models])
        kept = told("kept")
        self.assertEqual((kept.provider, kept.model_id, kept.enabled), ("hashing", "hashing-v1", True))
        self.assertEqual(plain(kept.parameters)["dimension"], 16)
        with Refused(self, StatusCode.ALREADY_EXISTS, "kept"):
            register("kept", "hashing", "hashing-v1", dimension=16)
        service.UnregisterModel(m.UnregisterModelRequest(name="kept"))
        with Refused(self, StatusCode.NOT_FOUND, "kept"):
            told("kept")
        with Refused(self, StatusCode.NOT_FOUND, "kept"):
            service.UnregisterModel(m.UnregisterModelRequest(name="kept"))

    def test_changes_a_model(self):
        register("changed", "hashing", "hashing-v1", dimension=16)
        update = m.UpdateModelConfigRequest(name="changed", config=config("changed", "hashing", "hashing-v1", dimension=32))
        service.UpdateModelConfig(update)
        self.assertEqual(plain(told("changed").parameters)["dimension"], 32)
        update.config.enabled = False
        service.UpdateModelConfig(update)
        with Refused(self, StatusCode.FAILED_PRECONDITION, "changed"):
            service.GenerateEmbedding(m.GenerateEmbeddingRequest(model_name="changed", text="mill"))

    def test_takes_no_secret(self):
        with Refused(self, StatusCode.INVALID_ARGUMENT, "api_key_env"):
            register("secretive", "openai-compatible", "tiny", base_url=base_url, api_key="sk-123")


class Text(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        register("writer", "openai-compatible", "tiny", base_url=base_url, api_key_env="FOREIGN_API_KEY")
        register("silent", "openai-compatible", "silent", base_url=base_url, api_key_env="FOREIGN_API_KEY")

    def test_comes_whole(self):
        parameters = struct({"max_tokens": 50, "temperature": 0})
        answer = service.GenerateText(m.GenerateTextRequest(model_name="writer", prompt="Why?", parameters=parameters))
        self.assertEqual((answer.text, answer.tokens_used), ("Because of the water.", 18))
        self.assertTrue(plain(answer.metadata))

    def test_comes_as_it_is_written(self):
        *parts, last = service.StreamGenerateText(m.StreamGenerateTextRequest(model_name="writer", prompt="Why?"))
        self.assertEqual([part.text_chunk for part in parts], ["Because ", "of the ", "water."])
        self.assertFalse(any(part.finished for part in parts))
        self.assertEqual((last.text_chunk, last.finished), ("", True))

    def test_ends_where_the_caller_leaves(self):
        stream = service.StreamGenerateText(m.StreamGenerateTextRequest(model_name="silent", prompt="Why?"))
        self.assertEqual(next(stream).text_chunk, "Well, ")
        stream.cancel()
        with Refused(self, StatusCode.CANCELLED):
            next(stream)

    def test_ends_at_the_deadline(self):
        stream = service.StreamGenerateText(m.StreamGenerateTextRequest(model_name="silent", prompt="Why?"), timeout=1)
        self.assertEqual(next(stream).text_chunk, "Well, ")
        with Refused(self, StatusCode.DEADLINE_EXCEEDED):
            next(stream)
        with Refused(self, StatusCode.DEADLINE_EXCEEDED):
            service.GenerateText(m.GenerateTextRequest(model_name="silent", prompt="Why?"), timeout=1)

    def test_is_of_no_model_that_embeds_or_is_not_there(self):
        register("dumb", "hashing", "hashing-v1", dimension=16)
        with Refused(self, StatusCode.FAILED_PRECONDITION, "dumb"):
            service.GenerateText(m.GenerateTextRequest(model_name="dumb", prompt="Why?"))
        with Refused(self, StatusCode.NOT_FOUND, "nobody"):
            service.GenerateText(m.GenerateTextRequest(model_name="nobody", prompt="Why?"))


class Embeddings(unittest.TestCase):
    def test_have_the_dimension_that_they_tell_and_length_1(self):
        register("lexical", "hashing", "hashing-v1", dimension=64)
        answer = service.GenerateEmbedding(m.GenerateEmbeddingRequest(model_name="lexical", text="水车直径六米。"))
        self.assertEqual((answer.dimension, len(answer.embedding)), (64, 64))
        self.assertAlmostEqual(math.hypot(*answer.embedding), 1, 4)
