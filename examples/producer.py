#!/usr/bin/env python3
"""Publishes a document to Millrace and polls its task in Redis: nothing but an AMQP and a Redis client.

Needs pika and redis (Debian: python3-pika python3-redis). Reads RABBITMQ_* and REDIS_* as Millrace does.
"""
import json, os, sys, time, uuid
import pika, redis

env = os.environ.get
text = sys.argv[1] if len(sys.argv) > 1 else "The miller of Sankt Florian opens the sluice at five past four."

# A UUIDv7 (RFC 9562): 48 bits of milliseconds, version 7, variant 2, the rest random.
task = str(uuid.UUID(int=int(time.time() * 1000) << 80 | 7 << 76 | (uuid.uuid4().int & (1 << 76) - 1) & ~(3 << 62) | 2 << 62))
user = env("RABBITMQ_USER", "guest")
channel = pika.BlockingConnection(pika.ConnectionParameters(
    env("RABBITMQ_HOST", "localhost"), int(env("RABBITMQ_PORT", "5672")), env("RABBITMQ_VHOST", "/"),
    pika.PlainCredentials(user, env("RABBITMQ_PASSWORD", "guest")))).channel()
channel.confirm_delivery()
channel.basic_publish("millrace.intake", "document.upload", mandatory=True,
    body=json.dumps({"taskId": task, "name": "note.txt", "text": text}),
    properties=pika.BasicProperties(type="document.upload", message_id=task, user_id=user,
        content_type="application/json", delivery_mode=2))

states = redis.Redis(env("REDIS_HOST", "localhost"), int(env("REDIS_PORT", "6379")), password=env("REDIS_PASSWORD") or None, decode_responses=True)
status = None
for _ in range(600):
    state = states.hgetall(f"millrace:task:{task}")
    if state.get("status") != status:
        status = state.get("status")
        print(task, status, state.get("errorCode", ""), flush=True)
    if status in ("completed", "failed", "cancelled"):
        sys.exit(status != "completed")
    time.sleep(0.1)
sys.exit("the task did not end in time")
