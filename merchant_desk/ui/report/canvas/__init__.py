"""The canvas on which regions are drawn. It knows pictures and regions, not reports."""
