//! What the parser finds in a control sequence: its numbers and its last letter.

use vtparse::{CsiParam, VTActor};

/// What kitty calls a key let go.
const RELEASED: u16 = 3;

/// The control sequence that the parser is in, or found the end of.
#[derive(Debug, Default)]
pub(super) struct CsiCollector {
    /// Its numbers and its last letter; `None` if it is no key's: with a private mark, or of a key let go.
    pub(super) ended: Option<(Vec<u16>, u8)>,
    /// What it has so far, if that is one number.
    pub(super) number: Option<u16>,
}

impl CsiCollector {
    /// Takes note of a byte inside.
    pub(super) fn note(&mut self, byte: u8, is_first: bool) {
        let digit = char::from(byte).to_digit(10).and_then(|digit| u16::try_from(digit).ok());
        let before = if is_first { Some(0) } else { self.number };
        self.number =
            before.zip(digit).map(|(before, digit)| before.saturating_mul(10).saturating_add(digit));
    }
}

impl VTActor for CsiCollector {
    fn csi_dispatch(&mut self, params: &[CsiParam], _truncated: bool, last: u8) {
        self.ended = numbers(params).map(|numbers| (numbers, last));
    }

    fn print(&mut self, _: char) {}
    fn execute_c0_or_c1(&mut self, _: u8) {}
    fn dcs_hook(&mut self, _: u8, _: &[i64], _: &[u8], _: bool) {}
    fn dcs_put(&mut self, _: u8) {}
    fn dcs_unhook(&mut self) {}
    fn esc_dispatch(&mut self, _: &[i64], _: &[u8], _: bool, _: u8) {}
    fn osc_dispatch(&mut self, _: &[&[u8]]) {}
    fn apc_dispatch(&mut self, _: Vec<u8>) {}
}

/// The numbers of a key's sequence, without what stands behind a colon. `None` if it isn't a key's, or the key was let go.
fn numbers(params: &[CsiParam]) -> Option<Vec<u16>> {
    let mut numbers = Vec::new();
    for group in params.split(|param| *param == CsiParam::P(b';')) {
        let mut parts = group.split(|param| *param == CsiParam::P(b':')).map(|part| match part {
            [] => Some(0),
            [CsiParam::Integer(number)] => Some(u16::try_from(*number).unwrap_or(u16::MAX)),
            _ => None,
        });
        numbers.push(parts.next().flatten()?);
        // kitty's event: pressed, held, let go.
        if numbers.len() == 2 && parts.next().flatten() == Some(RELEASED) {
            return None;
        }
    }
    if params.is_empty() { Some(Vec::new()) } else { Some(numbers) }
}
