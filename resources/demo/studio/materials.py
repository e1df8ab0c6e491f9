"""Materials as the renderer's dictionaries."""

from __future__ import annotations

from typing import Any

import mitsuba as mi
import numpy as np

from .noise import Floats

Material = dict[str, Any]
Colour = tuple[float, float, float]


def picture(pixels: Floats, repeat: float = 1.0, raw: bool = False) -> Material:
    """A texture from an array, repeated `repeat` times over uv; its last row is v = 0."""
    data = np.ascontiguousarray((pixels if pixels.ndim == 3 else pixels[..., None])[::-1])
    texture: Material = {"type": "bitmap", "bitmap": mi.Bitmap(data), "raw": raw}
    if repeat != 1.0:
        texture["to_uv"] = mi.ScalarTransform4f().scale([repeat, repeat, 1])
    return texture


def value(colour: Colour | float) -> Material:
    """A plain linear colour."""
    shade = (colour,) * 3 if isinstance(colour, float) else colour
    return {"type": "rgb", "value": list(shade)}


def points(name: str = "vertex_colour") -> Material:
    """A per-point attribute of the mesh."""
    return {"type": "mesh_attribute", "name": name}


def both(material: Material) -> Material:
    """Seen from both sides."""
    return {"type": "twosided", "bsdf": material}


def glaze(colour: Material, rough: float = 0.0) -> Material:
    """Glossy fired glaze or hard plastic."""
    if rough <= 0:
        return both({"type": "plastic", "diffuse_reflectance": colour, "nonlinear": True})
    return both(
        {
            "type": "roughplastic",
            "diffuse_reflectance": colour,
            "alpha": rough,
            "nonlinear": True,
        }
    )


def matte(colour: Material, rough: float = 0.75, sheen: float = 0.0) -> Material:
    """Paper, board, clay, cloth."""
    return both(
        {
            "type": "principled",
            "base_color": colour,
            "roughness": rough,
            "specular": 0.35,
            "sheen": sheen,
        }
    )


def satin(colour: Material, rough: float = 0.4, coat: float = 0.0) -> Material:
    """Painted metal, wood oil, fruit skin."""
    return both(
        {
            "type": "principled",
            "base_color": colour,
            "roughness": rough,
            "specular": 0.5,
            "clearcoat": coat,
            "clearcoat_gloss": 0.85,
        }
    )


def steel(rough: float = 0.18) -> Material:
    """Brushed steel."""
    return both(
        {
            "type": "roughconductor",
            "material": "Al",
            "alpha": rough,
            "specular_reflectance": value(0.66),
        }
    )


def glass(tint: Colour = (1, 1, 1), ior: float = 1.5) -> Material:
    """Clear or tinted solid glass."""
    return {
        "type": "dielectric",
        "int_ior": ior,
        "ext_ior": 1.0,
        "specular_transmittance": value(tint),
    }


def bumped(material: Material, height: Floats, scale: float, repeat: float = 1.0) -> Material:
    """With small relief."""
    texture = picture(height.astype(np.float32), repeat, raw=True)
    return {"type": "bumpmap", "arbitrary": texture, "scale": scale, "bsdf": material}


def blend(first: Material, second: Material, weight: str | Material) -> Material:
    """`second` where the weight is 1."""
    how = points(weight) if isinstance(weight, str) else weight
    return {"type": "blendbsdf", "weight": how, "bsdf_0": first, "bsdf_1": second}
