//! How things look: one accent colour, meaning carried by words and weight first. Only the 16 base colours, and no
//! background of our own, so that it reads on dark and on light.

use ratatui::style::{Color, Modifier, Style};

use crate::shown;

/// The styles of the screen, named for what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    has_colour: bool,
    /// Whether lines and marks are drawn with ASCII characters only.
    pub is_ascii: bool,
}

impl Theme {
    /// The theme. Without colour not one colour is set: crossterm would end attributes with it.
    pub fn new(has_colour: bool, is_ascii: bool) -> Self {
        Theme { has_colour, is_ascii }
    }

    fn coloured(self, colour: Color) -> Style {
        if self.has_colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Headings and names.
    pub(crate) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What has the focus, and keys.
    pub(crate) fn accent(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The chosen row of a list.
    pub(crate) fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Rules and frames.
    pub(crate) fn rule(self) -> Style {
        self.coloured(Color::DarkGray)
    }

    /// What is wrong.
    pub(crate) fn problem(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// What is done.
    pub(crate) fn done(self) -> Style {
        self.coloured(Color::Green)
    }

    /// What needs a look, and is no mistake.
    pub(crate) fn notice(self) -> Style {
        self.coloured(Color::Yellow)
    }

    /// Words of one of two texts that the other doesn't have.
    pub(crate) fn removed(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Words of the other of two texts.
    pub(crate) fn added(self) -> Style {
        self.coloured(Color::Green).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Where text is typed.
    pub(crate) fn input(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A sign, or its ASCII twin: see [`shown::ascii_twin`].
    pub(crate) fn sign(self, sign: &'static str) -> &'static str {
        if self.is_ascii { shown::ascii_twin(sign).unwrap_or(sign) } else { sign }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_style_sets_a_colour() {
        let theme = Theme::new(false, false);
        let styles =
            [theme.accent(), theme.chosen(), theme.rule(), theme.problem(), theme.done(), theme.notice()];
        assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(theme.problem().add_modifier.contains(Modifier::BOLD));
    }
}
