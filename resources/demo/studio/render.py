"""From parts, room and view to linear light: path tracing, then denoising."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import mitsuba as mi
import numpy as np
import pyoidn

from .mesh import Mesh
from .noise import Floats

mi.set_variant("llvm_ad_rgb")
mi.set_log_level(mi.LogLevel.Error)


@dataclass(frozen=True)
class Part:
    """A mesh and what it is made of."""

    mesh: Mesh
    material: dict[str, Any]
    light: float = 0.0


@dataclass(frozen=True)
class View:
    """Where the phone is: degrees and centimetres round the target."""

    target: tuple[float, float, float] = (0, 0, 4)
    azimuth: float = 0.0
    elevation: float = 30.0
    distance: float = 45.0
    fov: float = 38.0
    roll: float = 0.0
    aperture: float = 0.25
    focus: float = 0.0


def moved(
    parts: Sequence[Part], offset: Sequence[float] = (0, 0, 0), turn: float = 0
) -> list[Part]:
    """All parts, turned about Z and moved."""
    return [Part(p.mesh.moved(offset, (0, 0, turn)), p.material, p.light) for p in parts]


def shape(part: Part, name: str) -> mi.Mesh:
    """The renderer's mesh."""
    mesh = part.mesh
    props = mi.Properties()
    props["bsdf"] = mi.load_dict(part.material)
    if part.light > 0:
        shine = {"type": "area", "radiance": {"type": "rgb", "value": [part.light] * 3}}
        props["emitter"] = mi.load_dict(shine)
    made = mi.Mesh(
        name,
        len(mesh.points),
        len(mesh.faces),
        has_vertex_normals=not mesh.flat,
        has_vertex_texcoords=mesh.uv is not None,
        props=props,
    )
    inside = mi.traverse(made)
    inside["vertex_positions"] = mesh.points.astype(np.float32).ravel()
    inside["faces"] = mesh.faces.astype(np.uint32).ravel()
    if not mesh.flat:
        inside["vertex_normals"] = mesh.normals().astype(np.float32).ravel()
    if mesh.uv is not None:
        inside["vertex_texcoords"] = mesh.uv.astype(np.float32).ravel()
    inside.update()
    for label, values in mesh.attributes:
        made.add_attribute(label, values.shape[1], values.astype(np.float32).ravel().tolist())
    return made


def eye_of(view: View) -> tuple[Floats, Floats]:
    """Where the lens is, and which way is up for it."""
    turn, lift = np.radians(view.azimuth), np.radians(view.elevation)
    away = np.array([np.sin(turn) * np.cos(lift), -np.cos(turn) * np.cos(lift), np.sin(lift)])
    lean = np.radians(view.roll)
    side = np.array([np.cos(turn), np.sin(turn), 0.0])
    top = (
        np.array([-np.sin(turn), np.cos(turn), 0]) if view.elevation > 80 else np.array([0, 0, 1.0])
    )
    return np.asarray(view.target) + away * view.distance, top * np.cos(lean) + side * np.sin(lean)


def pixel_of(
    view: View, size: tuple[int, int], point: tuple[float, float, float]
) -> tuple[float, float]:
    """Where a point in space lies in the picture."""
    eye, up = eye_of(view)
    ahead = np.asarray(view.target) - eye
    ahead = ahead / np.linalg.norm(ahead)
    right = np.cross(ahead, up)
    right /= np.linalg.norm(right)
    over = np.cross(right, ahead)
    to = np.asarray(point) - eye
    scale = max(size) / 2 / np.tan(np.radians(view.fov) / 2) / (to @ ahead)
    return size[0] / 2 + float(to @ right) * scale, size[1] / 2 - float(to @ over) * scale


def sensor(view: View, width: int, height: int, spp: int) -> dict[str, Any]:
    """A thin lens, so that what is off the focus goes soft."""
    eye, up = eye_of(view)
    return {
        "type": "thinlens",
        "to_world": mi.ScalarTransform4f().look_at(eye.tolist(), list(view.target), up.tolist()),
        "fov": view.fov,
        "fov_axis": "larger",
        "aperture_radius": view.aperture,
        "focus_distance": view.distance + view.focus,
        "film": {
            "type": "hdrfilm",
            "width": width,
            "height": height,
            "pixel_format": "rgb",
            "rfilter": {"type": "box"},
        },
        "sampler": {"type": "independent", "sample_count": spp},
    }


def shot(
    parts: Sequence[Part], sky: Floats, view: View, size: tuple[int, int], spp: int, seed: int
) -> Floats:
    """Linear RGB, height by width by 3."""
    width, height = size
    scene: dict[str, Any] = {
        "type": "scene",
        "integrator": {
            "type": "aov",
            "aovs": "al:albedo,nn:sh_normal",
            "inner": {"type": "path", "max_depth": 9, "rr_depth": 5},
        },
        "sensor": sensor(view, width, height, spp),
        "sky": {
            "type": "envmap",
            "bitmap": mi.Bitmap(sky.astype(np.float32)),
            "to_world": mi.ScalarTransform4f().rotate([1, 0, 0], 90),
        },
    }
    for index, part in enumerate(parts):
        scene[f"part{index}"] = shape(part, f"part{index}")
    raw = np.array(mi.render(mi.load_dict(scene), spp=spp, seed=mi.UInt32(seed)), dtype=np.float32)
    raw = np.nan_to_num(raw, nan=0.0, posinf=50.0, neginf=0.0)
    colour, albedo, normal = (np.ascontiguousarray(raw[..., k : k + 3]) for k in (0, 3, 6))
    clean: Floats = pyoidn.denoise(
        np.clip(colour, 0, 60), np.clip(albedo, 0, 1), np.clip(normal, -1, 1), hdr=True
    )
    return clean
