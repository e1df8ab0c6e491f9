"""The least that a server can do: write a body to the disk, make it durable, answer."""

import os
import sys
import tempfile
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def put(request: Request) -> Response:
    folder = Path(sys.argv[1])
    descriptor, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "wb") as file:
        async for data in request.stream():
            file.write(data)
        file.flush()
        await run_in_threadpool(os.fsync, file.fileno())
    Path(name).replace(folder / request.path_params["name"])
    return Response(status_code=201)


if __name__ == "__main__":
    app = Starlette(routes=[Route("/{name}", put, methods=["PUT"])])
    uvicorn.run(app, port=int(sys.argv[2]), log_level="critical")
