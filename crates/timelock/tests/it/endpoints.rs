use std::time::Duration;

use timelock::testing::{Behaviour, TestBeacon};
use timelock::{Attempt, Client, ClientError, Fault, Network, NetworkError, SignatureError};
use usdai_core::Timestamp;

const ROUND: u64 = 1000;
const SEED: u64 = 7;
/// Long enough for a busy machine; only a server that is slow on purpose uses it up.
const LIMIT: Duration = Duration::from_secs(3);

type Expected = fn(&Fault) -> bool;

/// What a server does, and what the client has to say of it when it asks for a round.
const FAULTS: [(Behaviour, Expected); 11] = [
    (Behaviour::Late(404), |fault| *fault == Fault::NotThere(404)),
    (Behaviour::Late(425), |fault| *fault == Fault::NotThere(425)),
    (Behaviour::Late(500), |fault| *fault == Fault::Status(500)),
    (Behaviour::NextRound, |fault| *fault == Fault::WrongRound { answered: ROUND + 1 }),
    (Behaviour::WrongSignature, |fault| *fault == Fault::Signature(SignatureError::Wrong { round: ROUND })),
    (Behaviour::WrongKey, |fault| *fault == Fault::Signature(SignatureError::Wrong { round: ROUND })),
    (Behaviour::NoPoint, |fault| matches!(fault, Fault::Signature(SignatureError::Point(_)))),
    (Behaviour::Gone, |fault| matches!(fault, Fault::Unreachable(_))),
    (Behaviour::Garbage, |fault| matches!(fault, Fault::Malformed(_))),
    (Behaviour::Slow, |fault| *fault == Fault::TimedOut),
    (Behaviour::Huge, |fault| *fault == Fault::TooLong),
];

fn serving(behaviour: Behaviour) -> TestBeacon {
    let beacon = TestBeacon::start(SEED).unwrap();
    beacon.behave(behaviour);
    beacon
}

fn client(endpoints: &[String]) -> Client {
    Client::new(endpoints, LIMIT).unwrap()
}

fn published(network: &Network) -> Timestamp {
    network.beacon().published_at(ROUND).unwrap()
}

fn attempts<T: std::fmt::Debug>(result: Result<T, ClientError>) -> Vec<Attempt> {
    match result {
        Err(ClientError::Failed { attempts, .. }) => attempts,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_second_server_answers_for_each_fault_of_the_first() {
    let good = serving(Behaviour::Good);
    let network = good.network();
    let expected = good.key().sign(ROUND).unwrap();
    for (behaviour, _) in FAULTS {
        let bad = serving(behaviour);
        let client = client(&[bad.endpoint(), good.endpoint()]);
        let round = client.round(network, ROUND, published(network)).await;
        assert_eq!(round.unwrap(), expected, "{behaviour:?}");
    }
}

#[tokio::test]
async fn when_all_fail_each_is_told_of() {
    let servers = FAULTS.map(|(behaviour, _)| serving(behaviour));
    let endpoints = servers.each_ref().map(TestBeacon::endpoint);
    let network = *servers[0].network();
    let error = client(&endpoints).round(&network, ROUND, published(&network)).await.unwrap_err();
    let text = error.to_string();
    let attempts = attempts(Err::<(), _>(error));
    assert_eq!(attempts.len(), FAULTS.len());
    for ((attempt, endpoint), (behaviour, expected)) in attempts.iter().zip(&endpoints).zip(FAULTS) {
        assert!(expected(&attempt.fault), "{behaviour:?}: {:?}", attempt.fault);
        assert_eq!(attempt.endpoint, *endpoint);
        assert!(text.contains(&format!("\n  {endpoint} ")), "{text}");
    }
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let ended = serving(Behaviour::Good);
    let (endpoint, network) = (ended.endpoint(), *ended.network());
    drop(ended);
    let result = client(&[endpoint]).round(&network, ROUND, published(&network)).await;
    assert!(matches!(attempts(result)[..], [Attempt { fault: Fault::Unreachable(_), .. }]));
}

#[tokio::test]
async fn a_late_server_answers_in_the_end() {
    let beacon = serving(Behaviour::Late(425));
    let network = *beacon.network();
    let client = client(&[beacon.endpoint()]);
    let early = client.round(&network, ROUND, published(&network)).await;
    assert!(matches!(attempts(early)[..], [Attempt { fault: Fault::NotThere(425), .. }]));
    beacon.behave(Behaviour::Good);
    let round = client.round(&network, ROUND, published(&network)).await.unwrap();
    assert_eq!(round, beacon.key().sign(ROUND).unwrap());
}

#[tokio::test]
async fn nobody_is_asked_for_a_round_of_the_future() {
    let gone = serving(Behaviour::Gone);
    let network = *gone.network();
    let client = client(&[gone.endpoint()]);
    let published_at = published(&network);
    let before = Timestamp::new(published_at.get() - 1);
    let error = client.round(&network, ROUND, before).await.unwrap_err();
    assert!(
        matches!(error, ClientError::TooEarly { round: ROUND, published_at: at } if at == published_at),
        "{error:?}"
    );
    for round in [0, u64::MAX] {
        let error = client.round(&network, round, before).await.unwrap_err();
        assert!(matches!(error, ClientError::NoSuchRound(none) if none == round), "{error:?}");
    }
}

#[tokio::test]
async fn a_network_is_taken_from_whoever_describes_the_pinned_one() {
    let (stranger, good) = (serving(Behaviour::WrongKey), serving(Behaviour::Good));
    let network = *good.network();
    let pinned = network.chain_hash();
    let both = client(&[stranger.endpoint(), good.endpoint()]);
    assert_eq!(both.network(pinned).await.unwrap(), network);
    let attempts = attempts(client(&[stranger.endpoint()]).network(pinned).await);
    assert!(
        matches!(&attempts[..], [Attempt { fault: Fault::Network(NetworkError::ChainHash { .. }), .. }]),
        "{attempts:?}"
    );
}

#[test]
fn what_is_no_address_is_refused_without_being_repeated() {
    for address in
        ["", "api.drand.sh", "ftp://drand", "http://", "file:///secret", "https://drand/?key=secret"]
    {
        let error = Client::new(&["https://api.drand.sh", address], LIMIT).unwrap_err();
        assert!(matches!(error, ClientError::Endpoint { number: 2 }), "{address}");
        assert!(!error.to_string().contains("secret"));
    }
    assert!(matches!(Client::new(&[] as &[&str], LIMIT), Err(ClientError::NoEndpoint)));
    assert!(Client::new(&Client::DEFAULT_ENDPOINTS, Client::DEFAULT_LIMIT).is_ok());
}
