//! Files of other formats: any bytes are imported or refused, and what is imported is a store.
#![no_main]

use std::ops::ControlFlow;

use dateline::store::import::{FORMATS, Order, Wishes, import};
use dateline::store::{Input, Limits, Store};
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

fn run(bytes: &[u8]) {
    // The first byte chooses a format, whose columns then stand over the rest; or none, and it is guessed.
    let Some((first, rest)) = bytes.split_first() else { return };
    let format = FORMATS.get(usize::from(*first)).copied();
    let header = format.map(|f| f.columns.iter().map(|c| c.name).collect::<Vec<_>>().join(","));
    let whole = [header.unwrap_or_default().as_bytes(), b"\n", rest].concat();
    let wishes = Wishes { file: "file", format, size: 0, order: Order::EventsLast, rows: None };
    if let Ok(made) = import(&*whole, &wishes, &mut |_| ControlFlow::Continue(())) {
        let inputs = [Input::Stdin(made.text.into_bytes())];
        let limits = Limits { max_size: u64::from(u32::MAX) };
        if let Err(refused) = Store::load(&inputs, &limits, &mut |_, _| {}) {
            panic!("{}", refused.render(None, false));
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    bounded(bytes.len(), || run(bytes));
});
