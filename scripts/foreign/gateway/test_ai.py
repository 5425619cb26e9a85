"""The four methods of AIService."""
import unittest
from grpc import StatusCode
from google.protobuf import wrappers_pb2
from connection import Refused, ai, ai_service as service

question = ai.Message(role="user", content="Why?")
hashing = ai.EmbeddingModel(provider="hashing", model="hashing-v1", version="1", dimension=64, metric="cosine")


class Content(unittest.TestCase):
    def test_is_of_the_first_model_where_none_is_named(self):
        first = service.ListTextModels(ai.ListTextModelsRequest()).models[0].id
        request = ai.GenerateContentRequest(messages=[question], max_output_tokens=wrappers_pb2.Int32Value(value=50))
        answer = service.GenerateContent(request)
        self.assertEqual((answer.model, answer.text, answer.finish_reason), (first, "Because of the water.", "stop"))
        self.assertEqual((answer.usage.input_tokens.value, answer.usage.output_tokens.value), (11, 7))

    def test_comes_as_it_is_written(self):
        *parts, last = service.StreamGenerateContent(ai.GenerateContentRequest(messages=[question]))
        self.assertEqual([part.text for part in parts], ["Because ", "of the ", "water."])
        self.assertEqual(last.finish.reason, "stop")

    def test_takes_what_was_said_before(self):
        with Refused(self, StatusCode.INVALID_ARGUMENT, "messages"):
            service.GenerateContent(ai.GenerateContentRequest())


class Vectors(unittest.TestCase):
    def test_are_one_a_text(self):
        answer = service.EmbedContent(ai.EmbedContentRequest(model=hashing, texts=["mill", "水车"]))
        self.assertEqual([len(embedding.values) for embedding in answer.embeddings], [64, 64])
        self.assertTrue(answer.model_key)
