//! `som` without a draft where there is no screen: what is next, the drafts to choose from, and a new one.

use super::lines::{InputLine, InputLines};
use super::{CliSession, CommandResult, Exit, Failure, fill, opened_input, output};
use crate::draft::{CaretPosition, GivenAnswer, naming};
use crate::event::headline;
use crate::form::{FieldKind, FormDefinition, FormSpec};
use crate::plain::command::{self, Asked, Command, Heard};
use crate::plain::{Beginning, announcement, sentence};
use crate::slug::shortened;
use crate::store::{DraftEntry, name_of};
use crate::tui::open_draft::title_of;
use crate::words::date;
use crate::{say, shown};

/// So many drafts are said, those that changed last.
const MOST_DRAFTS: usize = 60;

/// Says what is next and which drafts there are, and fills in the one that is chosen.
pub(in crate::cli) fn start(session: &CliSession) -> CommandResult {
    output::speak_plainly();
    let words = &session.words;
    let mut lines = opened_input(session)?;
    output::talk(&announcement(words));
    let events = session.events();
    let next = headline::line(&events, session.now(), words);
    output::talk(&sentence(&next));
    let entries = session.store().list().unwrap_or_default();
    if entries.is_empty() {
        output::talk(&say!(words, "plain-first"));
        return begin_new(lines, session);
    }
    say_drafts(&entries, session);
    loop {
        let Some(InputLine { text, .. }) = lines.next() else { return Ok(Exit::DONE) };
        let typed = text.unwrap_or_default();
        match Choice::of(typed.trim(), &entries) {
            Choice::Nothing => output::talk(&say!(words, "plain-choose-draft")),
            Choice::New => return begin_new(lines, session),
            Choice::Leave => return Ok(Exit::DONE),
            Choice::Draft(name) => {
                let beginning = lines.beginning();
                return fill(&name, lines, beginning, session);
            }
            Choice::Unknown => {
                let typed = shown::in_one_line(typed.trim());
                output::talk(&say!(words, "plain-no-such-number", typed = typed));
            }
        }
    }
}

/// What a line chooses.
#[derive(Debug, PartialEq, Eq)]
enum Choice {
    Nothing,
    New,
    Leave,
    Draft(String),
    Unknown,
}

impl Choice {
    /// In both languages, as the commands of a conversation.
    fn of(typed: &str, entries: &[DraftEntry]) -> Self {
        match command::heard(typed) {
            Heard::Command(Asked { command: Command::Quit, .. }) => return Choice::Leave,
            Heard::Command(Asked { command: Command::Help, .. }) => return Choice::Nothing,
            Heard::Unknown(name) if ["ny", "new"].contains(&name.to_lowercase().as_str()) => {
                return Choice::New;
            }
            Heard::Text(text) if text.is_empty() => return Choice::Nothing,
            _ => {}
        }
        let by_number = typed.parse::<usize>().ok().and_then(|number| entries.get(number.checked_sub(1)?));
        let by_name = entries.iter().find(|entry| entry.name() == name_of(typed));
        by_name.or(by_number).map_or(Choice::Unknown, |entry| Choice::Draft(entry.name().to_owned()))
    }
}

fn say_drafts(entries: &[DraftEntry], session: &CliSession) {
    let words = &session.words;
    output::talk(&say!(words, "plain-drafts"));
    for (at, entry) in entries.iter().take(MOST_DRAFTS).enumerate() {
        let number = at + 1;
        output::talk(&match &entry.state {
            Ok(draft) => {
                let form = session.form_of(draft);
                let mut title = shown::in_one_line(&title_of(entry.name(), draft, &form));
                if session.forms().is_several() {
                    title = format!("{title} ({})", shown::in_one_line(form.short_title()));
                }
                let (answered, total) = (draft.answered(&form), form.fields().count());
                let time = date::stamp(words, entry.changed(), session.now());
                say!(
                    words,
                    "plain-draft",
                    number = number,
                    title = title,
                    answered = answered,
                    total = total,
                    time = time
                )
            }
            Err(error) => {
                let (title, cause) = (shown::in_one_line(entry.name()), error.cause(words));
                say!(words, "plain-draft-unreadable", number = number, title = title, cause = cause)
            }
        });
    }
    if let Some(more) = entries.len().checked_sub(MOST_DRAFTS).filter(|more| *more > 0) {
        output::talk(&say!(words, "plain-more-drafts", n = more));
    }
    output::talk(&say!(words, "plain-choose-draft"));
}

/// Asks for the answer that names a draft, such as who applies, and fills in the draft.
fn begin_new(mut lines: InputLines, session: &CliSession) -> CommandResult {
    let words = &session.words;
    let Some(form) = chosen_form(&mut lines, session) else { return Ok(Exit::DONE) };
    let form = form.asked_first();
    let asked = form.names_drafts();
    let ask = if asked.kind == FieldKind::Kommune {
        say!(words, "plain-ask-applicant")
    } else if asked.id == form.applicant().id {
        say!(words, "plain-ask-applicant-as", field = asked.name())
    } else {
        say!(words, "plain-ask-name", field = asked.name())
    };
    output::talk(&ask);
    let Some(name) = answer(&mut lines, |_| ask.clone(), |typed| Some(typed.to_owned())) else {
        return Ok(Exit::DONE);
    };
    let made = make(&form, &name, session)?;
    output::talk(&say!(words, "plain-made", name = made.as_str()));
    fill(&made, lines, Beginning::LeftOff, session)
}

/// The form that is asked for, where there are several; none where the writer leaves.
fn chosen_form<'s>(lines: &mut InputLines, session: &'s CliSession) -> Option<&'s FormDefinition> {
    let (words, forms) = (&session.words, session.forms());
    if !forms.is_several() {
        return Some(forms.first());
    }
    output::talk(&say!(words, "plain-which-form"));
    for (at, form) in forms.iter().enumerate() {
        let title = shown::in_one_line(form.title());
        output::talk(&say!(words, "plain-form", number = at + 1, title = title));
    }
    let unknown = |typed: &str| say!(words, "plain-no-such-form", typed = shown::in_one_line(typed));
    answer(lines, unknown, |typed| {
        let by_number =
            typed.parse::<usize>().ok().and_then(|number| forms.iter().nth(number.checked_sub(1)?));
        forms.get(typed).or(by_number)
    })
}

/// The first line that answers; what doesn't is told. None where the writer leaves.
fn answer<T>(
    lines: &mut InputLines,
    refusal: impl Fn(&str) -> String,
    meant: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    loop {
        let typed = lines.next()?.text.unwrap_or_default();
        let typed = typed.trim();
        let is_command = typed.starts_with('/');
        if is_command && Choice::of(typed, &[]) == Choice::Leave {
            return None;
        }
        match meant(typed).filter(|_| !is_command && !typed.is_empty()) {
            Some(answer) => return Some(answer),
            None => output::talk(&refusal(typed)),
        }
    }
}

/// Makes a draft that begins with the answer that names it, and returns its name.
fn make(form: &FormSpec, title: &str, session: &CliSession) -> Result<String, Failure> {
    let field = form.names_drafts();
    let title = GivenAnswer::of(title, field).given;
    let (mut draft, name) = naming::begun(form, &title, session.now(), &session.author);
    // That question is answered.
    let second = form.fields().find(|next| next.id != field.id).map(|next| &next.id);
    draft.note_place(second, CaretPosition::default());
    let made = session.store().create(&name, &draft);
    let path = || session.store().path_of(shortened(&name));
    made.map(|(made, _)| made).map_err(|error| session.not_saved(&path(), &error))
}
