//! Stores: any bytes are read whole or refused with reasons whose places lie in the file.
#![no_main]

use dateline::error::Refused;
use dateline::index::Data;
use dateline::store::{Input, Limits};
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

fn run(bytes: &[u8]) {
    match Data::load(&[Input::Stdin(bytes.to_vec())], &Limits::default()) {
        Ok(data) => {
            for ix in 0..data.store.len() {
                let _ = data.store.event(dateline::model::EventIx(ix as u32));
            }
        }
        Err(Refused::Unreadable(why)) => assert!(!why.message.is_empty()),
        Err(Refused::Faulty(report)) => {
            let told = report.render(None, false);
            assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    bounded(bytes.len(), || run(bytes));
});
