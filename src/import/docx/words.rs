//! Which text of a .docx is words for a person, though it is not in the running text.

use std::rc::Rc;

use crate::import::tree::Place;

/// Where a text stands that nothing here reads. What was deleted and the instructions of fields are no words of the
/// document; in the elements of other namespaces only `t` holds words.
pub(super) fn place_of(names: &[Rc<str>]) -> Option<Place> {
    let is_in = |of: &[&str]| names.iter().any(|name| of.contains(&&**name));
    let last = &**names.last()?;
    let is_no_text = ["w:instrText", "w:delText", "w:delInstrText", "w:binData"].contains(&last);
    let may_hold_words = last.starts_with("w:") || last.ends_with(":t");
    if is_no_text || !may_hold_words || is_in(&["w:del", "w:moveFrom"]) {
        return None;
    }
    Some(if is_in(&["w:drawing", "w:pict", "w:object"]) {
        Place::TextBox
    } else if is_in(&["m:oMath", "m:oMathPara"]) {
        Place::Formula
    } else {
        Place::Hidden
    })
}
