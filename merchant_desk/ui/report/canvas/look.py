"""How regions look: told apart from any picture by light and dark, not by hue alone."""

LINE = "#C8320A"
"""A vermilion that people with the usual colour-vision deficiencies see as dark."""
HALO = "#FFFFFF"
PRIVATE = "#B0101418"
"""Dark, and just clear enough to see that nothing more than needed is hidden."""
HATCH = "#90FFFFFF"
LOCKED = "#101418"
SNAPPED = "#0A6CC8"
BAND = "#302858D0"
"""What the rectangle that chooses is filled with."""
ON_LINE = "#FFFFFF"
LINE_WIDTH = 3.0
HALO_WIDTH = 5.0
"""The line with one pixel of halo on either side."""
BADGE = 22.0
HANDLE = 10.0
GROUND_LIGHT = "#E4E8EF"
GROUND_DARK = "#0D0F13"
DASH = (3.0, 2.0)
"""In units of the line's width."""
SMOOTH_BELOW = 2.0
"""From this zoom on, pixels are shown as squares."""
GRID_FROM = 8.0
"""From this zoom on, the pixel grid is drawn."""
