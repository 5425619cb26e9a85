#!/usr/bin/env python3
"""Keeps sentences as vectors in the model gateway and finds the one that answers: nothing but gRPC and the protocol files.

Needs grpcio and grpcio-tools (Debian: python3-grpcio python3-grpc-tools), and the stubs that the second of them makes:
    python3 -m grpc_tools.protoc -I libs/protocol/proto --python_out=. --grpc_python_out=. \
        taishang/ai/v1/vector_service.proto millrace/ai/v1/ai_service.proto
Reads GATEWAY, by default localhost:50051, and GATEWAY_KEY, a key with the scopes read, write and chat.
"""
import os
import grpc
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.struct_pb2 import Struct
from millrace.ai.v1 import ai_service_pb2 as ai, ai_service_pb2_grpc as ai_grpc
from taishang.ai.v1 import vector_service_pb2 as v, vector_service_pb2_grpc as v_grpc

channel = grpc.insecure_channel(os.environ.get("GATEWAY", "localhost:50051"))
vectors, models = v_grpc.VectorServiceStub(channel), ai_grpc.AIServiceStub(channel)
call = {"timeout": 10}
if "GATEWAY_KEY" in os.environ:
    call["metadata"] = [("authorization", "Bearer " + os.environ["GATEWAY_KEY"])]

hashing = ai.EmbeddingModel(provider="hashing", model="hashing-v1", version="1", dimension=384)


def embed(*texts):
    request = ai.EmbedContentRequest(model=hashing, texts=texts)
    return [embedding.values for embedding in models.EmbedContent(request, **call).embeddings]


rules = ["The sluice opens at five past four.", "The stones are dressed in March.", "Flour is sold on Fridays."]
name = "mill_rules_py"
if not vectors.HasCollection(v.HasCollectionRequest(name=name), **call).exists:
    params = ParseDict({"M": 16, "efConstruction": 64}, Struct())
    index = v.IndexParams(index_type="HNSW", metric_type="COSINE", params=params)
    vectors.CreateCollection(v.CreateCollectionRequest(name=name, vector_dim=384, index_params=index), **call)
vectors.Upsert(v.UpsertRequest(collection_name=name, vectors=[
    v.Vector(id=f"rule-{place}", vector=vector, metadata=ParseDict({"text": text, "place": place}, Struct()))
    for place, (text, vector) in enumerate(zip(rules, embed(*rules)))
]), **call)

[question] = embed("When does the sluice open?")
options = v.SearchOptions(topk=1, filter=ParseDict({"place": {"$lt": 3}}, Struct()))
for found in vectors.Search(v.SearchRequest(collection_name=name, query_vector=question, options=options), **call).results:
    print(found.id, round(found.score, 2), MessageToDict(found.metadata)["text"])
