//! A question to be answered with a yes, or with a number where there is more to choose: before something that takes a text away, or can't be taken back.

use std::fmt;

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::draft::Draft;
use crate::form::Field;
use crate::say;
use crate::store::Recovered;
use crate::tui::context::{Context, Pane, PaneState, Request};
use crate::tui::keys::{Action, HintKey};
use crate::tui::message::Effect;
use crate::tui::open_draft::OpenDraft;
use crate::tui::phrases;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::text::Canvas;
use crate::words::Words;

type OnYes = Box<dyn FnOnce(&mut Option<OpenDraft>, &mut Context)>;

pub(crate) struct QuestionPane {
    /// What is asked; the problem behind it, if there is one, stands above.
    problem: Option<String>,
    text: String,
    /// What yes and no do, for the footer.
    yes: String,
    no: String,
    on_yes: Option<OnYes>,
    /// The other answers, by number.
    others: Vec<(HintKey, String, OnYes)>,
    is_moot: fn(Option<&OpenDraft>) -> bool,
}

impl fmt::Debug for QuestionPane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QuestionPane").field("text", &self.text).finish_non_exhaustive()
    }
}

impl QuestionPane {
    /// A question, and what is done after a yes.
    pub(crate) fn new(
        text: String,
        yes: String,
        cx: &Context,
        on_yes: impl FnOnce(&mut Option<OpenDraft>, &mut Context) + 'static,
    ) -> Self {
        let no = say!(cx.world.words, "hint-no");
        let on_yes: Option<OnYes> = Some(Box::new(on_yes));
        QuestionPane { problem: None, text, yes, no, on_yes, others: Vec::new(), is_moot: |_| false }
    }

    /// The question whose no has this name.
    pub(crate) fn with_no(self, no: String) -> Self {
        QuestionPane { no, ..self }
    }

    /// The question with one more answer, which has the next number.
    pub(crate) fn or(
        mut self,
        label: String,
        on_choice: impl FnOnce(&mut Option<OpenDraft>, &mut Context) + 'static,
    ) -> Self {
        let key = if self.others.is_empty() { HintKey::One } else { HintKey::Two };
        self.others.push((key, label, Box::new(on_choice)));
        self
    }

    /// Leave although a letter is under way?
    pub(crate) fn leave_letter(cx: &Context) -> Self {
        let words = &cx.world.words;
        let (text, yes) = (say!(words, "sending-quit-ask"), say!(words, "sending-quit-yes"));
        let question = QuestionPane::new(text, yes, cx, |open, cx| {
            if let Some(open) = open {
                open.leave_letter(cx);
            }
            cx.request(Request::Quit);
        });
        // Once nothing is on its way any longer, leaving leaves nothing in doubt.
        QuestionPane { is_moot: |open| open.is_none_or(|open| !open.is_sending()), ..question }
    }

    /// Take a draft out of the trash again that someone has just put there?
    pub(crate) fn undelete(id: &str, who: String, time: String, cx: &Context) -> Self {
        let (words, id) = (&cx.world.words, id.to_owned());
        let (text, yes) =
            (say!(words, "gone-deleted", who = who, time = time), say!(words, "gone-deleted-yes"));
        let question = QuestionPane::new(text, yes, cx, move |_, cx| cx.effect(Effect::Undelete(id)));
        QuestionPane { no: say!(words, "gone-deleted-no"), ..question }
    }

    /// Save what was typed last though someone has removed the draft for good?
    pub(crate) fn revive(cx: &Context) -> Self {
        let words = &cx.world.words;
        let (text, yes) = (say!(words, "gone-purged-ask"), say!(words, "gone-purged-yes"));
        let question = QuestionPane::new(text, yes, cx, |open, cx| {
            if let Some(open) = open {
                open.revive(cx);
            }
        });
        let question = question.or(say!(words, "gone-purged-close"), |open, cx| {
            if let Some(open) = open {
                cx.effect(Effect::Forget(open.name().to_owned()));
            }
            cx.request(Request::CloseDraft);
            cx.effect(Effect::List);
        });
        QuestionPane { is_moot: |open| open.is_none(), ..question }
    }

    /// Take out again what came back from an earlier session? A no leaves it in.
    pub(crate) fn refuse_recovered(recovered: Recovered, draft: &Draft, cx: &Context) -> Self {
        let Recovered { at, before } = recovered;
        let words = &cx.world.words;
        let came_back = |field: &&Field| {
            draft.answer(&field.id) != before.answer(&field.id) || draft.ticked(field) != before.ticked(field)
        };
        let fields = cx.world.form.fields().filter(came_back).map(|field| field.full_name().into_owned());
        let fields = phrases::names(words, &fields.collect::<Vec<_>>());
        let text =
            say!(words, "recovered-ask", time = phrases::moment(words, at, cx.time.wall), fields = fields);
        let question = QuestionPane::new(text, say!(words, "recovered-refuse"), cx, move |open, cx| {
            if let Some(open) = open {
                open.refuse_recovered(&before, cx);
            }
        });
        QuestionPane { no: say!(words, "recovered-keep"), ..question }
    }

    /// Leave although the text could not be saved?
    pub(crate) fn lose_text(open: &OpenDraft, cx: &Context) -> Self {
        let words = &cx.world.words;
        let (text, yes) = (say!(words, "confirm-loss"), say!(words, "hint-lose"));
        let question = QuestionPane::new(text, yes, cx, |_, cx| cx.effect(Effect::Quit));
        QuestionPane {
            problem: open.saving().failure_text(cx.time.wall, words),
            no: say!(words, "hint-stay"),
            is_moot: |open| open.is_none_or(|open| !open.saving().has_failed()),
            ..question
        }
    }
}

impl Pane for QuestionPane {
    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let chosen = match action {
            Action::Yes => self.on_yes.take(),
            Action::Number(number @ 1..) if number <= self.others.len() => {
                Some(self.others.remove(number - 1).2)
            }
            _ => None,
        };
        if let Some(act) = chosen {
            act(open, cx);
        }
        PaneState::Closed
    }

    fn asks(&self) -> bool {
        true
    }

    fn is_moot(&self, open: Option<&OpenDraft>) -> bool {
        (self.is_moot)(open)
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let yes = Hint::key(HintKey::Yes, self.yes.clone(), words);
        let others = self.others.iter().map(|(key, label, _)| Hint::key(*key, label.clone(), words));
        let no = Hint::key(HintKey::Close, self.no.clone(), words);
        std::iter::once(yes).chain(others).chain([no]).collect()
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let mut row = 0;
        if let Some(problem) = &self.problem {
            row = canvas.put_wrapped(row, 1, problem, cx.world.theme.problem()) + 1;
        }
        canvas.put_wrapped(row, 1, &self.text, Style::new());
        Some(canvas.cursor(0))
    }
}
