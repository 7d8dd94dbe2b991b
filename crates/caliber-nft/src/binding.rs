//! Which title holds a serial.
//!
//! A serial's slot names the last title that held it, and whether that one still does is read from the title's own
//! state. So the end of a title frees its serials without touching one of them.

use crate::slots::{Slot, Slots};
use crate::typed::Word;
use crate::{CaliberError, Document, Title, TitleId, serial_root};
use crate::{Keccak, check_serials};
use ruint::aliases::U256;

/// The live title that holds a serial.
pub fn holder(slots: &impl Slots, serial: &Word) -> Option<TitleId> {
    let kept = slots.load(Slot::Serial(*serial));
    if kept.is_zero() {
        return None;
    }
    let title = TitleId::new(kept.to_be_bytes());
    let state = Title::unpack(slots.load(Slot::Title(title))).ok()?.state;
    state.holds_serials().then_some(title)
}

/// Whether these are all serials of a document, in order, and none is held.
///
/// [`CaliberError::SerialsDiffer`], [`CaliberError::SerialHeld`], and errors as of [`check_serials`].
pub(crate) fn check_free(
    slots: &impl Slots,
    keccak: &impl Keccak,
    document: &Document<'_>,
    serials: &[Word],
) -> Result<(), CaliberError> {
    check_serials(serials)?;
    let is_complete = u32::try_from(serials.len()).is_ok_and(|count| count == document.quantity);
    if !is_complete || serial_root(keccak, serials)? != document.serial_root {
        return Err(CaliberError::SerialsDiffer);
    }
    let held = serials.iter().find_map(|serial| Some((serial, holder(slots, serial)?)));
    match held {
        Some((serial, title)) => Err(CaliberError::SerialHeld { serial: *serial, title }),
        None => Ok(()),
    }
}

/// Has a title hold serials that [`check_free`] found free.
pub(crate) fn bind(slots: &mut impl Slots, title: TitleId, serials: &[Word]) {
    for serial in serials {
        slots.store(Slot::Serial(*serial), U256::from_be_bytes(title.word()));
    }
}
