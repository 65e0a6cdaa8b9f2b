//! Questions an analyst asks, each answered on the embedded store within ten keys from the start. A typed word or date
//! counts once, as does every other key; the answer is what the screen says then.

mod support;

use dateline::store::Input;
use support::Session;

/// Keys in which each answer is to be had.
const MOST: usize = 10;

/// A session in which keys are counted.
struct Analyst {
    session: Session,
    keys: usize,
}

impl Analyst {
    fn starts() -> Analyst {
        Analyst::at(80, 24)
    }

    fn at(columns: u16, rows: u16) -> Analyst {
        Analyst { session: Session::on(Input::Embedded, columns, rows), keys: 0 }
    }

    /// Presses keys, each by its name.
    fn press(&mut self, keys: &str) -> &mut Analyst {
        self.keys += keys.split_whitespace().count();
        self.session.press(keys);
        self
    }

    /// Types words, which count one each, and so do the blanks between them.
    fn words(&mut self, text: &str) -> &mut Analyst {
        let words = text.split(' ').count();
        self.keys += 2 * words - 1;
        self.session.type_text(text);
        self
    }

    /// The screen says all this, and it took no more keys than it may.
    fn reads(&mut self, answers: &[&str]) -> &mut Analyst {
        let screen = self.session.screen();
        for answer in answers {
            assert!(screen.contains(answer), "“{answer}” is not on the screen:\n{screen}");
        }
        assert!(self.keys <= MOST, "it took {} keys", self.keys);
        self
    }
}

#[test]
fn what_happened_within_a_week_of_8_november_2019() {
    Analyst::starts().press("&").words("form:incident date:2019-11-08~7d").press("Enter").reads(&[
        "3 incidents (+3 possible)",
        "2019-11-08     ●  Rocket barrage on Qayyara air base",
        "2019-11-08     ●  Checkpoint attacked near the Syrian border",
        "2019-11-08     ●  Two tribal Hashd fighters killed in an ambush",
        "Abu Bakr al-Baghdadi killed                      possible",
    ]);
}

#[test]
fn which_events_might_have_happened_in_may_2022() {
    let mut analyst = Analyst::starts();
    analyst.press("&").words("form:incident possibly(date:2022-05)").press("Enter").reads(&[
        "4 incidents",
        "2022-04..05    ◌  CTS operation in Nineveh, over 43 said killed",
        "2022-04..05    ◌  Bomb workshop found deep in the desert",
        "2022-04..05    ◌  Bombing in Mosul claimed by ISIS",
        "2022-04..05    ◌  Suspect in Mosul bombing arrested",
    ]);
    let mut of_every_form = Analyst::at(200, 60);
    of_every_form.press("&").words("possibly(date:2022-05)").press("Enter");
    of_every_form.reads(&["4 incidents · 9 statements · 3 periods · 4 series"]);
    let (session, screen) = (&of_every_form.session, of_every_form.session.screen());
    for (event, _) in session.state.scope.answer.iter() {
        let title = session.data.index.title(event).to_string();
        assert!(screen.contains(&title), "“{title}” is not on the screen:\n{screen}");
    }
}

#[test]
fn when_and_how_long_was_the_longest_silence() {
    let mut analyst = Analyst::starts();
    analyst.press(":").words("gaps").press("Enter");
    analyst.reads(&["Silences of sources", "2022-05-06..2022-12-31  7 months           no possible event"]);
    let screen = analyst.session.screen();
    let first = screen.lines().skip_while(|line| !line.contains("Silences")).nth(1).expect("a silence");
    assert!(first.contains("7 months"), "the longest comes first: {first}");
}

#[test]
fn what_the_sources_disagree_about_in_2018() {
    let mut analyst = Analyst::starts();
    analyst.press("! &").words("date:2018").press("Enter");
    analyst.reads(&["1 incident · 1 statement (+2 possible)"]);
    analyst.press("G Enter").reads(&["False checkpoint south of Tuz Khurmatu", "Claims differ on the place"]);
    analyst.press("k").reads(&[
        "Abadi orders forces against 'sleeper cells'",
        "Claims · contradicted by another event",
        "Is 'sleeper cells' the right description? sleeping",
        "contradicted by: Hashemi: the cells are active, not sleeping",
    ]);
    analyst.press("k").reads(&[
        "Hashemi: the cells are active, not sleeping",
        "Is 'sleeper cells' the right description? active",
    ]);
    analyst
        .press("k")
        .reads(&["Councillor: security as before Mosul's fall", "contradicted by another event"]);
}

#[test]
fn which_province_had_the_most_attacks_after_2017() {
    let mut analyst = Analyst::starts();
    analyst.press("&").words("form:incident kind:attack date>2017").press("Enter f");
    analyst.reads(&[
        "10 incidents",
        "▾ Iraq              10",
        "▸ Nineveh           7",
        "▸ Salah al-Din    1+1",
    ]);
}

#[test]
fn what_was_published_before_2019() {
    let mut analyst = Analyst::starts();
    analyst.press("&").words("published<2019").press("Enter");
    analyst.reads(&[
        "11 inc · 15 stmt · 1 rep · 7 per · 8 ser · 1 aggr",
        "Areas seized before Mosul's fall",
        "Mosul falls to ISIS",
        "ISIS holds Mosul",
        "ISIS leaders foresee losses, plan guerrilla war",
    ]);
}
