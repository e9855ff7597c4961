//! `som remarks DRAFT`: what leader and colleagues say of the answers.

use crate::form::FormSpec;
use serde_json::{Value, json};

use super::{CliSession, ClientArg, CommandResult, Exit, Run, output};
use crate::draft::remark::RemarkPlace;
use crate::draft::{Draft, Remark};
use crate::event::Moment;
use crate::say;

#[derive(Debug, clap::Args)]
pub(super) struct RemarksArgs {
    draft: String,
    #[arg(long)]
    json: bool,
}

impl Run for RemarksArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("draft"), ClientArg::Any("json")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (name, draft) = session.draft(&self.draft)?;
        let form = session.form_of(&draft);
        let remarks = form.fields().flat_map(|field| draft.remarks_on(&field.id));
        if self.json {
            return session.print_json(&remarks.map(|remark| report(remark, &draft)).collect::<Value>());
        }
        let told: Vec<String> = remarks.map(|(_, remark)| text(remark, &form, &draft, session)).collect();
        if told.is_empty() {
            output::talk(&say!(&session.words, "cli-remarks-none", name = name));
            return Ok(Exit::DONE);
        }
        session.print(&told.join("\n"))
    }
}

/// A remark for people: the field and its state, who says it of which words, and what they say.
fn text(remark: &Remark, form: &FormSpec, draft: &Draft, session: &CliSession) -> String {
    let words = &session.words;
    let (field, state) = (form.name_of(&remark.field), remark.state(words));
    let head = remark.head(draft.answer(&remark.field), session.now(), words);
    let lines = remark.text.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n");
    let first = say!(words, "cli-remarks-of", field = field, state = state, head = head);
    format!("{first}\n{}", lines.collect::<String>())
}

/// The stable JSON for programs.
fn report((id, remark): (&str, &Remark), draft: &Draft) -> Value {
    let found = match remark.place_in(draft.answer(&remark.field)) {
        RemarkPlace::Answer => Value::Null,
        place => (place != RemarkPlace::Gone).into(),
    };
    json!({
        "id": id,
        "field": remark.field.as_str(),
        "by": remark.by,
        "at": Moment::At(remark.at).rfc3339(),
        "settled": remark.is_settled,
        "quote": remark.quote,
        "found": found,
        "text": remark.text,
    })
}
