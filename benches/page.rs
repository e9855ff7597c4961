//! How long the page measure takes, for `cargo bench`: a whole answer, and the one paragraph that a key touches.

use divan::{Bencher, black_box};
use som::form::som;
use som::page;

fn main() {
    divan::main();
}

const SENTENCE: &str = "Kommunen har siden 2021 arbejdet med businesscases på tværs af forvaltninger, men uden en \
                        fælles metode for omkostninger, effekter og succesrater (jf. bilag 3). ";

/// Danish prose in paragraphs of about 700 characters.
fn prose(characters: usize) -> String {
    let mut text = String::new();
    while text.chars().count() < characters {
        text.push_str(&SENTENCE.repeat(4));
        text.push('\n');
    }
    text.chars().take(characters).collect()
}

#[divan::bench(args = [700, 2_000, 3_000, 20_000])]
fn answer(bencher: Bencher<'_, '_>, characters: usize) {
    let text = prose(characters);
    bencher.bench_local(|| page::measure(black_box(&text), &som().page));
}

#[divan::bench]
fn touched_paragraph(bencher: Bencher<'_, '_>) {
    let text = SENTENCE.repeat(4);
    bencher.bench_local(|| page::measure_paragraph(black_box(&text), &som().page));
}
