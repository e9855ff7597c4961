//! `som sign DRAFT`: gives, withdraws or shows the leader's approval. It is a note, no signature, and the program says so.

use super::draft_change::DraftChange;
use super::export::tell_problems;
use super::{CliSession, CommandResult, Exit, Failure, Run, failure, output};
use crate::draft::{Draft, status};
use crate::{say, shown};

/// The most characters of a name or title.
const LONGEST: usize = 200;

#[derive(Debug, clap::Args)]
pub(super) struct SignArgs {
    draft: String,
    #[arg(long, requires = "title")]
    name: Option<String>,
    #[arg(long, requires = "name")]
    title: Option<String>,
    #[arg(long, conflicts_with_all = ["name", "title"])]
    withdraw: bool,
}

impl Run for SignArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let name = &*session.draft_name(&self.draft)?;
        let mut change = DraftChange::begin(name, session)?;
        let DraftChange { draft, .. } = &mut change;
        match (&self.name, &self.title) {
            (Some(who), Some(title)) => {
                let (who, title) = checked(who, title, session)?;
                tell_problems(draft, session);
                draft.approve(who, title, session.now());
            }
            _ if self.withdraw => {
                if !draft.withdraw_approval() {
                    output::talk(&say!(words, "cli-sign-nothing-to-withdraw"));
                    return Ok(Exit::DONE);
                }
            }
            _ => {
                return session.print(&format!("{}\n", approval(draft, session)));
            }
        }
        let saved = change.save(session)?;
        match status::approval_in_full(&saved.draft, &session.form_of(&saved.draft), words) {
            Some(told) => output::talk(&format!("{told}\n{}", say!(words, "cli-sign-no-signature"))),
            None => output::talk(&say!(words, "cli-sign-withdrawn")),
        }
        session.print_draft(name)
    }
}

/// Who approved the draft and what changed since, or that nobody has.
pub(super) fn approval(draft: &Draft, session: &CliSession) -> String {
    let (form, words) = (&session.form_of(draft), &session.words);
    status::approval_in_full(draft, form, words)
        .unwrap_or_else(|| status::approval(draft, form, session.now(), words))
}

/// A person's name and job title, if they can be an approval's.
pub(super) fn checked<'a>(
    name: &'a str,
    title: &'a str,
    session: &CliSession,
) -> Result<(&'a str, &'a str), Failure> {
    let words = &session.words;
    let name = one_line(name, &say!(words, "cli-sign-what-name"), session)?;
    Ok((name, one_line(title, &say!(words, "cli-sign-what-title"), session)?))
}

/// Checks a name or a title: one line, not empty, no control characters.
fn one_line<'a>(text: &'a str, what: &str, session: &CliSession) -> Result<&'a str, Failure> {
    let words = &session.words;
    let text = text.trim();
    let cause = if !text.contains(char::is_alphanumeric) {
        say!(words, "cli-sign-empty")
    } else if text.chars().count() > LONGEST {
        say!(words, "cli-sign-long", most = LONGEST)
    } else if shown::text(text) != text {
        say!(words, "cli-sign-controls")
    } else {
        return Ok(text);
    };
    let failure = failure!(words, "cli-sign-refused", what = what).because(cause);
    Err(failure.hint(say!(words, "cli-sign-hint")).usage())
}
