//! How long the page measure takes, for `cargo bench`: a whole answer, and the one paragraph that a key touches.

mod prose;

use divan::{Bencher, black_box};
use som::form::som;
use som::page;

use prose::{SENTENCE, prose};

fn main() {
    divan::main();
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
