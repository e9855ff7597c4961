//! `som check DRAFT`: what is left to do, and how much of their limits the answers fill. Exit 3 if there are problems.

use serde_json::{Value, json};

use super::{CliSession, ClientArg, CommandResult, Exit, Run};
use crate::draft::Draft;
use crate::draft::check::{Check, Problem};
use crate::draft::remark::open_count;
use crate::form::{FieldId, FormSpec};
use crate::page::Fill;
use crate::say;

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    draft: String,
    #[arg(long)]
    json: bool,
}

impl Run for CheckArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("draft"), ClientArg::Any("json")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (name, draft) = session.draft(&self.draft)?;
        let form = session.form_of(&draft);
        let check = Check::of(&form, &draft);
        if self.json {
            session.print_json(&report(&name, &draft, &form, &check, session))?;
        } else {
            session.print(&text(&draft, &form, &check, session))?;
        }
        Ok(if check.is_complete() { Exit::DONE } else { Exit::PROBLEMS })
    }
}

/// The problems one per line, then the answers with open remarks, how much of their limits they fill, then the totals.
fn text(draft: &Draft, form: &FormSpec, check: &Check, session: &CliSession) -> String {
    let words = &session.words;
    let mut lines: Vec<String> = Vec::new();
    for problem in check.problems() {
        let (field, message) = (form.name_of(&problem.field), problem.message(form, words));
        lines.push(if problem.is_notice() {
            say!(words, "cli-check-notice", field = field, message = message)
        } else {
            say!(words, "cli-check-problem", field = field, message = message)
        });
    }
    lines.extend(draft.with_open_remarks(form).map(|(field, open)| {
        say!(words, "cli-check-remarks", field = field.full_name(), open = open_count(open, words))
    }));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    for (field, fill) in fills(check) {
        let (field, fill) = (form.name_of(field), fill.text(words));
        lines.push(say!(words, "cli-check-page", field = field, fill = fill));
    }
    lines.push(String::new());
    let (answered, total, problems) = (check.answered(), check.fields().len(), check.problem_count());
    lines.push(say!(words, "cli-check-sum", answered = answered, total = total, problems = problems));
    lines.join("\n") + "\n"
}

/// How much of their limits the answers fill.
fn fills(check: &Check) -> impl Iterator<Item = (&FieldId, &Fill)> {
    check.fields().iter().filter_map(|found| Some((&found.field, found.fill.as_ref()?)))
}

/// The stable JSON for programs; under `page` and `length` the answers with limits by field id, in the form's order.
fn report(name: &str, draft: &Draft, form: &FormSpec, check: &Check, session: &CliSession) -> Value {
    let problem = |problem: &Problem| {
        let message = problem.message(form, &session.words);
        let mut report =
            json!({ "field": problem.field.as_str(), "kind": problem.kind_id(), "message": message });
        if problem.is_notice() {
            report["notice"] = true.into();
        }
        report
    };
    json!({
        "draft": name,
        "form": form.id,
        "complete": check.is_complete(),
        "answered": check.answered(),
        "total": check.fields().len(),
        "problems": check.problems().map(problem).collect::<Value>(),
        "page": fills(check).filter_map(page).collect::<Value>(),
        "length": fills(check).filter_map(length).collect::<Value>(),
        "remarks": { "open": draft.open_remarks(form) },
    })
}

/// An answer with a page limit.
fn page((field, fill): (&FieldId, &Fill)) -> Option<(String, Value)> {
    let height = fill.height?;
    let report = json!({
        "lines": fill.used,
        "height_pt": rounded(height.used_pt),
        "limit_pt": rounded(height.limit_pt),
        "share": rounded(fill.share()),
    });
    Some((field.as_str().to_owned(), report))
}

/// An answer of which lines, words or characters are counted.
fn length((field, fill): (&FieldId, &Fill)) -> Option<(String, Value)> {
    let report = json!({
        "unit": fill.unit()?,
        "used": fill.used,
        "limit": fill.allowed,
        "share": rounded(fill.share()),
    });
    Some((field.as_str().to_owned(), report))
}

/// Rounded to three decimals.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
