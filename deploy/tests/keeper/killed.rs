//! A keeper that is killed anywhere is followed by another, which ends as if nothing had happened.

use std::fmt::Debug;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use crate::proxy::{Point, Proxy, Request};
use crate::scene::{Scene, published};
use crate::stage::{KEY, Setting, Stage, said};

const SENDING: &str = "eth_sendRawTransaction";
const SIGKILL: i32 = 9;

/// A stage behind a proxy.
pub struct Watched<S = Scene> {
    pub stage: Stage<S>,
    proxy: Proxy,
    held: mpsc::Receiver<()>,
    holder: mpsc::Sender<()>,
}

impl<S: Setting> Watched<S> {
    /// This scene.
    pub fn new(scene: S) -> Self {
        let stage = Stage::new(scene);
        let (holder, held) = mpsc::channel();
        let proxy = Proxy::start(stage.address(), holder.clone());
        Self { stage, proxy, held, holder }
    }

    fn keeper(&self) -> Command {
        let url = format!("http://{}", self.proxy.address);
        self.stage.keeper_at(&url, KEY, &[self.stage.beacon.endpoint()])
    }

    /// Runs to the end; returns the methods of all requests.
    #[track_caller]
    fn run(&self) -> Vec<String> {
        self.proxy.hold(None);
        let said = said(&self.keeper().output().expect("usdai starts"));
        assert!(said.is_success, "{said:?}");
        self.proxy.methods()
    }

    /// Runs until the point and kills there.
    #[track_caller]
    fn kill_at(&self, point: Point) {
        self.proxy.hold(Some(point));
        let mut child =
            self.keeper().stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let mut output = child.stdout.take().expect("a pipe");
        let ended = self.holder.clone();
        let listener = thread::spawn(move || {
            let mut text = String::new();
            let _read = output.read_to_string(&mut text);
            // Either the keeper ended by itself, which has to be noticed, or it was killed, and nobody listens.
            let _told = ended.send(());
            text
        });
        self.held.recv().expect("held, or ended");
        child.kill().expect("a signal");
        let status = child.wait().expect("its end");
        let text = listener.join().expect("its words");
        while self.held.try_recv().is_ok() {}
        assert_eq!(status.signal(), Some(SIGKILL), "{point:?} was not reached: {text}");
    }
}

#[test]
fn a_keeper_killed_at_any_request_is_followed_by_another() {
    let mut scene = Scene::new();
    let first = scene.bidder("A", 40_000, 300);
    scene.bidder("B", 30_000, 150);
    let (holder, id) = scene.waiting("patient", 25_000);
    scene.chain.set_free_cash(tests::whole(50_000, 18));
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut watched = Watched::new(scene);

    watched.deaths_at(lock, Stage::books);
    watched.stage.act(|scene| scene.bid(&holder, id, 25_000, 200));
    watched.deaths_at(published(lock), Stage::books);
    watched.deaths_at(clear, Stage::books);
    let books = watched.stage.books();
    assert_eq!((books.epoch.get(), books.is_beacon_known), (2, false));
    assert_eq!(books.positions[2].seal, qev_auction::Seal::Counted, "the early bid counts");
    let cleared = watched.stage.act(|scene| scene.cleared(1));
    assert!(!cleared.isExcused && cleared.bidServed > tests::whole(u64::from(first.id), 18), "{cleared:?}");
}

impl<S: Setting> Watched<S> {
    /// At this instant a keeper dies at each of its requests in turn, and each time another does its work, to the same
    /// end.
    pub fn deaths_at<T: PartialEq + Debug>(&mut self, time: u64, end: impl Fn(&mut Stage<S>) -> T) {
        self.stage.at(time);
        let mut start = self.stage.snapshot();
        let methods = self.run();
        let expected = end(&mut self.stage);
        assert!(methods.iter().any(|method| method == SENDING));
        let points = methods.iter().enumerate().flat_map(|(number, method)| {
            let at = |is_answered| Point { request: Request::Number(number), is_answered };
            let answered = (method == SENDING).then(|| at(true));
            [Some(at(false)), answered].into_iter().flatten().map(move |point| (point, method))
        });
        for (point, method) in points {
            self.stage.revert(&start, time);
            start = self.stage.snapshot();
            self.kill_at(point);
            self.run();
            assert_eq!(end(&mut self.stage), expected, "after {point:?}, {method}");
        }
    }
}
