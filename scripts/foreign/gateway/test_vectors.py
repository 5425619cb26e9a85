"""The sixteen methods of VectorService."""
import unittest
from grpc import StatusCode
from connection import Refused, empty, plain, struct, vector_service as service, vectors as v


def collection(name, dimension=4, **rest):
    """Makes one anew, whatever was left by an earlier run."""
    if service.HasCollection(v.HasCollectionRequest(name=name)).exists:
        service.DropCollection(v.DropCollectionRequest(name=name))
    made = service.CreateCollection(v.CreateCollectionRequest(name=name, vector_dim=dimension, **rest))
    assert made.success, made.message
    return name


def vector(id, numbers, **metadata):
    return v.Vector(id=id, vector=numbers, metadata=struct(metadata))


def insert(name, *vectors):
    return service.Insert(v.InsertRequest(collection_name=name, vectors=vectors))


def upsert(name, *vectors):
    return service.Upsert(v.UpsertRequest(collection_name=name, vectors=vectors))


def search(name, numbers, **options):
    options = v.SearchOptions(**options)
    return service.Search(v.SearchRequest(collection_name=name, query_vector=numbers, options=options)).results


class Collections(unittest.TestCase):
    def test_are_made_listed_told_of_and_dropped(self):
        name = collection("birds", 3, description="by their songs")
        self.assertIn(name, service.ListCollections(empty).names)
        info = service.GetCollectionInfo(v.GetCollectionInfoRequest(name=name))
        self.assertEqual((info.name, info.description, info.vector_dim), ("birds", "by their songs", 3))
        self.assertEqual((info.index_params.index_type, info.index_params.metric_type), ("", "COSINE"))
        self.assertGreater(info.created_at, 1_700_000_000)
        self.assertGreaterEqual(info.updated_at, info.created_at)
        service.DropCollection(v.DropCollectionRequest(name=name))
        self.assertFalse(service.HasCollection(v.HasCollectionRequest(name=name)).exists)
        with Refused(self, StatusCode.NOT_FOUND, "birds"):
            service.DropCollection(v.DropCollectionRequest(name=name))

    def test_have_true_statistics(self):
        name = collection("counted")
        empty_size = service.GetCollectionStats(v.GetCollectionStatsRequest(name=name)).size_in_bytes
        insert(name, *[vector(f"{n}", [1, n, 0, 0]) for n in range(500)])
        service.Delete(v.DeleteRequest(collection_name=name, ids=["1", "2", "nobody"]))
        stats = service.GetCollectionStats(v.GetCollectionStatsRequest(name=name))
        self.assertEqual((stats.name, stats.vector_count), (name, 498))
        self.assertGreater(stats.size_in_bytes, empty_size)
        service.Compact(v.CompactRequest(collection_name=name))
        self.assertEqual(service.GetCollectionStats(v.GetCollectionStatsRequest(name=name)).vector_count, 498)

    def test_of_a_taken_name_are_refused(self):
        name = collection("taken")
        with Refused(self, StatusCode.ALREADY_EXISTS, name):
            service.CreateCollection(v.CreateCollectionRequest(name=name, vector_dim=4))


class Indexes(unittest.TestCase):
    def test_are_built_told_of_and_dropped_by_the_names_of_milvus(self):
        name = collection("indexed")
        self.assertFalse(service.HasIndex(v.HasIndexRequest(collection_name=name)).exists)
        params = v.IndexParams(index_type="HNSW", metric_type="L2", params=struct({"M": 8, "efConstruction": 32}))
        service.CreateIndex(v.CreateIndexRequest(collection_name=name, index_params=params))
        self.assertTrue(service.HasIndex(v.HasIndexRequest(collection_name=name)).exists)
        told = plain(service.GetCollectionInfo(v.GetCollectionInfoRequest(name=name)).index_params)
        self.assertEqual(told, {"indexType": "HNSW", "metricType": "L2", "params": {"m": 8, "ef_construction": 32}})
        with Refused(self, StatusCode.ALREADY_EXISTS):
            service.CreateIndex(v.CreateIndexRequest(collection_name=name, index_params=params))
        service.DropIndex(v.DropIndexRequest(collection_name=name))
        self.assertFalse(service.HasIndex(v.HasIndexRequest(collection_name=name)).exists)
        with Refused(self, StatusCode.NOT_FOUND):
            service.DropIndex(v.DropIndexRequest(collection_name=name))

    def test_come_with_a_collection_too(self):
        params = v.IndexParams(index_type="IVF_FLAT", metric_type="IP", params=struct({"nlist": 2}))
        name = collection("lists", index_params=params)
        told = plain(service.GetCollectionInfo(v.GetCollectionInfoRequest(name=name)).index_params)
        self.assertEqual(told, {"indexType": "IVFFLAT", "metricType": "IP", "params": {"lists": 2}})


class Records(unittest.TestCase):
    def test_are_inserted_replaced_read_and_deleted(self):
        name = collection("notes")
        put = insert(name, vector("a", [1, 0, 0, 0], page=1), vector("", [0, 1, 0, 0]))
        self.assertTrue(put.success)
        self.assertEqual(put.ids[0], "a")
        self.assertEqual(len(put.ids[1]), 36)
        with Refused(self, StatusCode.ALREADY_EXISTS, "a"):
            insert(name, vector("b", [0, 0, 1, 0]), vector("a", [1, 0, 0, 0]))
        with Refused(self, StatusCode.NOT_FOUND, "b"):
            service.GetByID(v.GetByIDRequest(collection_name=name, id="b"))
        replaced = upsert(name, vector("a", [0.5, 0, 0, 0], page=2), vector("b", [0, 0, 1, 0]))
        self.assertEqual(list(replaced.ids), ["a", "b"])
        kept = service.GetByID(v.GetByIDRequest(collection_name=name, id="a")).vector
        self.assertEqual((kept.id, list(kept.vector), plain(kept.metadata)), ("a", [0.5, 0, 0, 0], {"page": 2}))
        gone = service.Delete(v.DeleteRequest(collection_name=name, ids=["a", "nobody"]))
        self.assertTrue(gone.success)
        with Refused(self, StatusCode.NOT_FOUND):
            service.GetByID(v.GetByIDRequest(collection_name=name, id="a"))


    def test_hold_no_number_that_json_has_not(self):
        metadata = struct({"page": 1})
        metadata.fields["weights"].list_value.values.add().number_value = float("nan")
        name = collection("finite")
        with Refused(self, StatusCode.INVALID_ARGUMENT, "not finite"):
            insert(name, v.Vector(id="a", vector=[1, 0, 0, 0], metadata=metadata))


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.name = collection("mill", index_params=v.IndexParams(index_type="HNSW", metric_type="COSINE"))
        insert(
            cls.name,
            vector("wheel", [1, 0, 0, 0], lang="en", year=1783, tags=["oak", "iron"], where={"floor": 0}),
            vector("stone", [0.8, 0.6, 0, 0], lang="en", year=1910, tags=["flint"], where={"floor": 2}),
            vector("sluice", [0, 1, 0, 0], lang="zh", year=1851, old=True),
        )

    def found(self, filter, **options):
        results = search(self.name, [1, 0, 0, 0], filter=struct(filter), **options)
        return [result.id for result in results]

    def test_gives_the_best_first_with_scores(self):
        results = search(self.name, [2, 0, 0, 0])
        self.assertEqual([result.id for result in results], ["wheel", "stone", "sluice"])
        for result, score in zip(results, [1, 0.8, 0]):
            self.assertAlmostEqual(result.score, score, 5)
        self.assertEqual(plain(results[1].metadata)["year"], 1910)
        self.assertEqual(list(results[0].vector), [])

    def test_gives_no_more_than_asked_and_vectors_where_asked(self):
        [result] = search(self.name, [1, 0, 0, 0], topk=1, include_vector=True)
        self.assertEqual(list(result.vector), [1, 0, 0, 0])

    def test_takes_conditions_on_the_metadata(self):
        self.assertEqual(self.found({"lang": "en"}), ["wheel", "stone"])
        self.assertEqual(self.found({"year": {"$gte": 1800, "$lt": 1900}}), ["sluice"])
        self.assertEqual(self.found({"lang": {"$in": ["zh", "ja"]}}), ["sluice"])
        self.assertEqual(self.found({"$or": [{"year": 1783}, {"old": True}]}), ["wheel", "sluice"])
        self.assertEqual(self.found({"$not": {"lang": "en"}}), ["sluice"])
        self.assertEqual(self.found({"tags": {"$contains": "iron"}}), ["wheel"])
        self.assertEqual(self.found({"where.floor": {"$gt": 0}}), ["stone"])
        self.assertEqual(self.found({"old": {"$exists": True}}), ["sluice"])

    def test_refuses_an_operator_that_there_is_not_and_says_which_there_are(self):
        with Refused(self, StatusCode.INVALID_ARGUMENT, r"\$near.*\$eq.*\$contains"):
            self.found({"year": {"$near": 1800}})


class Health(unittest.TestCase):
    def test_is_told_to_anyone(self):
        health = service.Health(empty, metadata=[])
        self.assertTrue(health.healthy, health.message)
