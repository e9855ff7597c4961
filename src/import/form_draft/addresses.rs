//! Where the filled form is sent, and where questions go.

use super::blocks::Line;
use super::model::{ToldForm, joined};
use crate::form::FieldKind;
use crate::form::kind::Flaw;

/// How far behind the sentence its address may stand, in lines.
const NEAR: usize = 2;

/// Takes what a line says of addresses; false where it says nothing of them.
#[derive(Debug, Default)]
pub(super) struct AddressReader {
    /// So many lines more may be the address that was announced.
    awaited: usize,
}

impl AddressReader {
    /// A heading below which the address may stand.
    pub(super) fn announce(&mut self, heading: &str, form: &mut ToldForm) {
        let lower = heading.to_lowercase();
        if form.send_to.is_none() && is_sending(&lower) && lower.trim_end_matches(':').ends_with(" til") {
            (form.send_to, self.awaited) = (Some(heading.to_owned()), NEAR);
        }
    }

    pub(super) fn take(&mut self, line: &Line, form: &mut ToldForm) -> bool {
        let text = &line.text;
        let lower = text.to_lowercase();
        let email = email_in(text);
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if self.awaited > 0 {
            self.awaited -= 1;
            if let Some(email) = email {
                (form.address, self.awaited) = (Some(email.to_owned()), 0);
                // Whose it is goes on from what announced it.
                let before = text[..text.find(email).unwrap_or_default()].trim();
                let whose = Some(before).filter(|before| !before.is_empty()).map(str::to_owned);
                form.send_to = joined(form.send_to.take(), whose);
                return true;
            }
        }
        let is_sending =
            has(&["sendes", "send ", "indsendes", "mailes", "fremsendes"]) && has(&[" til", "på mail"]);
        if form.send_to.is_none() && is_sending && (email.is_some() || text.ends_with(':')) {
            match email {
                // What stands before the address announces it.
                Some(email) if text.trim_end_matches(['.', ' ']).ends_with(email) => {
                    let before = text[..text.rfind(email).unwrap_or_default()].trim();
                    form.send_to = Some(before.to_owned());
                }
                _ => form.send_to = Some(text.clone()),
            }
            form.address = email.map(str::to_owned);
            self.awaited = if email.is_none() { NEAR } else { 0 };
            return true;
        }
        let is_contact = email.is_some() || lower.chars().filter(char::is_ascii_digit).count() >= 8;
        if form.enquiries.is_none()
            && is_contact
            && has(&["spørgsmål", "henvendelse", "kontakt", "hjælp til"])
        {
            form.enquiries = Some(text.clone());
            return true;
        }
        false
    }
}

/// Whether a text in lower case speaks of sending.
fn is_sending(lower: &str) -> bool {
    ["sendes", "send ", "mailes", "indsend"].iter().any(|word| lower.contains(word))
}

/// The first e-mail address in a text.
fn email_in(text: &str) -> Option<&str> {
    text.split(|c: char| c.is_whitespace() || "<>()[],;:\"".contains(c)).find_map(|word| {
        let word = word.trim_end_matches(['.', '!', '?']);
        let (name, domain) = word.split_once('@')?;
        let is_domain = domain.contains('.') && !domain.starts_with('.') && !domain.contains('@');
        let is_whole = || FieldKind::Email.flaw(word, &[]).is_none_or(Flaw::is_notice);
        (!name.is_empty() && is_domain && is_whole()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> (ToldForm, Vec<bool>) {
        let (mut form, mut reader) = (ToldForm::default(), AddressReader::default());
        let line = |text: &&str| Line { text: (*text).to_owned(), ..Line::default() };
        let taken = lines.iter().map(|text| reader.take(&line(text), &mut form)).collect();
        (form, taken)
    }

    #[test]
    fn the_address_stands_in_the_line_or_below_it() {
        for lines in
            [&["Skemaet sendes til:", "post@styrelsen.dk"][..], &["Skemaet sendes til: post@styrelsen.dk."]]
        {
            let (form, taken) = read(lines);
            assert_eq!(form.send_to.as_deref(), Some("Skemaet sendes til:"));
            assert_eq!(form.address.as_deref(), Some("post@styrelsen.dk"));
            assert!(taken.iter().all(|taken| *taken));
        }
        let (form, _) = read(&["Skemaet sendes til post@styrelsen.dk senest den 1. maj"]);
        assert_eq!(form.send_to.as_deref(), Some("Skemaet sendes til post@styrelsen.dk senest den 1. maj"));
    }

    #[test]
    fn questions_go_where_they_are_said_to() {
        let line = "Eventuelle spørgsmål kan rettes til post@styrelsen.dk.";
        let (form, taken) = read(&[line, "Send os jeres spørgsmål om målgruppen"]);
        assert_eq!((form.enquiries.as_deref(), taken), (Some(line), vec![true, false]));
        assert_eq!((form.send_to, form.address), (None, None));
    }
}
