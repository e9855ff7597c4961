//! How things look: one accent colour, meaning carried by words and weight first. No background of our own, and only
//! colours that read on black and on white.

use ratatui::style::{Color, Modifier, Style};

use crate::shown;

/// The colours that a terminal is trusted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// None: attributes alone.
    Mono,
    /// The 16 base colours, of which only red reads on black and on white.
    Base,
    /// The 256 colours, whose mid-tones do.
    Full,
}

impl Palette {
    /// What a terminal of this name (`TERM`) draws. One that calls itself `xterm`, as PuTTY does, has drawn 256 colours
    /// for some twenty years, whatever its terminfo entry says.
    pub fn of_terminal(name: &str) -> Self {
        const CAPABLE: [&str; 7] = ["xterm", "putty", "alacritty", "foot", "kitty", "wezterm", "ghostty"];
        let is_capable = CAPABLE.iter().any(|known| name.starts_with(known))
            || ["256color", "direct"].iter().any(|part| name.contains(part));
        match name {
            "xterm-mono" | "xterm-color" | "xterm-16color" | "xterm-88color" => Palette::Base,
            _ if is_capable => Palette::Full,
            _ => Palette::Base,
        }
    }
}

/// A colour of the theme, by its number among the 256; each has a contrast of at least 3.5 : 1 to black and to white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hue {
    Accent = 30,
    Done = 28,
    Notice = 130,
    Problem = 160,
    Quiet = 243,
}

/// The styles of the screen, named for what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    /// Whether lines and marks are drawn with ASCII characters only.
    pub is_ascii: bool,
    /// Whether rules and bars are drawn. A screen reader says the name of each of their cells.
    pub has_lines: bool,
}

impl Theme {
    /// The theme. Without colour not one colour is set: crossterm would end attributes with it.
    pub fn new(palette: Palette, is_ascii: bool) -> Self {
        Theme { palette, is_ascii, has_lines: true }
    }

    /// The same without rules and bars: blanks stand in their place, and words say what a bar showed.
    #[must_use]
    pub fn without_lines(self) -> Self {
        Theme { has_lines: false, ..self }
    }

    fn coloured(self, hue: Hue) -> Style {
        match self.palette {
            Palette::Full => Style::new().fg(Color::Indexed(hue as u8)),
            Palette::Base if hue == Hue::Problem => Style::new().fg(Color::Red),
            Palette::Base | Palette::Mono => Style::new(),
        }
    }

    /// Headings, names, and what has the focus. With its own colour, since a terminal set to a white background may
    /// still draw bold text of the default colour in white.
    pub(crate) fn strong(self) -> Style {
        self.coloured(Hue::Accent).add_modifier(Modifier::BOLD)
    }

    /// What stands out from all around it: the title bar, the caps of keys, the chosen row of a list, marked text.
    pub(crate) fn reversed(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Rules, frames and line numbers.
    pub(crate) fn quiet(self) -> Style {
        self.coloured(Hue::Quiet)
    }

    /// What is wrong.
    pub(crate) fn problem(self) -> Style {
        self.coloured(Hue::Problem).add_modifier(Modifier::BOLD)
    }

    /// What is done.
    pub(crate) fn done(self) -> Style {
        self.coloured(Hue::Done)
    }

    /// What needs a look, and is no mistake.
    pub(crate) fn notice(self) -> Style {
        self.coloured(Hue::Notice)
    }

    /// Words of one of two texts that the other doesn't have.
    pub(crate) fn removed(self) -> Style {
        self.problem().add_modifier(Modifier::UNDERLINED)
    }

    /// Words of the other of two texts.
    pub(crate) fn added(self) -> Style {
        self.done().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Words that the dictionary doesn't know: bold, too, since those with a remark are underlined.
    pub(crate) fn misspelt(self) -> Style {
        self.notice().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Where text is typed.
    pub(crate) fn input(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// Words with an open remark, quietly: it may be on a whole paragraph.
    pub(crate) fn remarked(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// Whether a row of marks says how far something is. A reader would say the name of each; words stand in their place.
    pub(crate) fn has_marks(self) -> bool {
        self.has_lines && !self.is_ascii
    }

    /// A sign, or its ASCII twin: see [`shown::ascii_twin`].
    pub(crate) fn sign(self, sign: &'static str) -> &'static str {
        if self.is_ascii { shown::ascii_twin(sign).unwrap_or(sign) } else { sign }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HUES: [Hue; 5] = [Hue::Accent, Hue::Done, Hue::Notice, Hue::Problem, Hue::Quiet];

    fn styles(theme: Theme) -> [Style; 9] {
        [
            theme.strong(),
            theme.reversed(),
            theme.quiet(),
            theme.problem(),
            theme.done(),
            theme.notice(),
            theme.removed(),
            theme.added(),
            theme.input(),
        ]
    }

    /// The relative luminance (WCAG 2) of one of the 256 colours, those of the cube and the greys.
    fn luminance(index: u8) -> f64 {
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        let rgb = match index {
            16..=231 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
            232..=255 => [8 + 10 * (index - 232); 3],
            _ => panic!("a base colour looks as its terminal likes"),
        };
        let linear = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn every_colour_reads_on_black_and_on_white() {
        for hue in HUES {
            let own = luminance(hue as u8) + 0.05;
            let (on_black, on_white) = (own / 0.05, 1.05 / own);
            assert!(
                on_black >= 3.5 && on_white >= 3.5,
                "{hue:?}: {on_black:.1} on black, {on_white:.1} on white"
            );
        }
    }

    #[test]
    fn no_style_sets_a_colour_that_the_palette_lacks() {
        for is_ascii in [false, true] {
            let colours = |palette| styles(Theme::new(palette, is_ascii)).map(|style| style.fg);
            assert_eq!(colours(Palette::Mono), [None; 9]);
            assert!(colours(Palette::Base).iter().flatten().all(|colour| *colour == Color::Red));
            let known = HUES.map(|hue| Color::Indexed(hue as u8));
            assert!(colours(Palette::Full).iter().flatten().all(|colour| known.contains(colour)));
            let grounds = [Palette::Mono, Palette::Base, Palette::Full]
                .map(|palette| styles(Theme::new(palette, is_ascii)));
            assert!(grounds.iter().flatten().all(|style| style.bg.is_none()));
        }
    }

    #[test]
    fn what_matters_stands_out_without_colour() {
        let theme = Theme::new(Palette::Mono, false);
        for style in
            [theme.strong(), theme.problem(), theme.reversed(), theme.removed(), theme.added(), theme.input()]
        {
            assert!(!style.add_modifier.is_empty());
        }
    }

    #[test]
    fn a_terminal_has_the_colours_that_its_name_promises() {
        for name in [
            "xterm-256color",
            "xterm",
            "putty-256color",
            "tmux-256color",
            "screen-256color",
            "xterm-kitty",
            "linux-direct",
        ] {
            assert_eq!(Palette::of_terminal(name), Palette::Full, "{name}");
        }
        for name in ["linux", "screen", "vt220", "rxvt", "xterm-16color", ""] {
            assert_eq!(Palette::of_terminal(name), Palette::Base, "{name}");
        }
    }
}
