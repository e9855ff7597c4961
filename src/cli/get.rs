//! `som get DRAFT FIELD`: prints one answer, as it was typed.

use super::{CliSession, ClientArg, CommandResult, Run, output};
use crate::form::FieldId;
use crate::say;

#[derive(Debug, clap::Args)]
pub(super) struct GetArgs {
    draft: String,
    field: String,
}

impl Run for GetArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("draft"), ClientArg::Any("field")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (_, draft) = session.draft(&self.draft)?;
        let form = session.form_of(&draft);
        if let Some(sum) = form.sum(&FieldId::new(self.field.as_str())) {
            return session.print(&format!("{}\n", sum.text));
        }
        let field = session.field(&self.field, &form)?;
        let rivals = draft.rivals(&field.id).len();
        if rivals > 0 {
            output::talk(&say!(session.words, "cli-get-disputed", field = field.full_name(), n = rivals));
        }
        session.print(&format!("{}\n", draft.answer(&field.id)))
    }
}
