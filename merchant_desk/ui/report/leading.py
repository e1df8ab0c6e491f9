"""From a line of the checklist to the control that it is about."""

from merchant_desk.core.checklist import Need
from merchant_desk.ui.report.canvas_frame import CanvasFrame
from merchant_desk.ui.report.suspect_panel import SuspectPanel
from merchant_desk.ui.report.suspect_strip import SuspectStrip


def lead(need: Need, strip: SuspectStrip, frame: CanvasFrame, panel: SuspectPanel) -> None:
    """Bring the control for ``need`` of the shown suspect into sight and focus it."""
    match need:
        case Need.KIND:
            panel.kind.take_focus()
            panel.reveal(panel.kind)
        case Need.WEB_ORIGINAL | Need.PRODUCT_PHOTO:
            panel.slot.choose.setFocus()
            panel.reveal(panel.slot)
        case Need.WEB_SOURCE:
            panel.source.url.setFocus()
            panel.reveal(panel.source)
        case Need.WEB_SEEN_AT:
            panel.source.seen_at.take_focus()
            panel.reveal(panel.source)
        case Need.EDITED_REGION:
            frame.hiding.setChecked(False)
            frame.canvas.setFocus()
            frame.say_hint()
        case Need.EDITED_LABELS | Need.REGION_INSIDE:
            _edit_first_bare(frame, panel)
        case Need.TEXT_LENGTH:
            panel.text.field.setFocus()
            panel.reveal(panel.text)
        case _:
            strip.add.setFocus()


def _edit_first_bare(frame: CanvasFrame, panel: SuspectPanel) -> None:
    """Put the cursor where the first region without a note lacks it."""
    frame.hiding.setChecked(False)
    regions = panel.table.regions.regions
    row = next((i for i, region in enumerate(regions) if not region.label.strip()), 0)
    if regions:
        panel.table.edit_note(row)
        panel.reveal(panel.table)
