// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Beacon: says whether a signature is that of a round of a public randomness beacon, which is drand's quicknet or
/// another of its scheme, `bls-unchained-g1-rfc9380`. It knows the beacon's public key from its construction on, has
/// no owner, and changes nothing.
///
/// A number of the field is 48 bytes, big endian. A signature is a point of G1 of BLS12-381, x | y, 96 bytes. The
/// public key is a point of G2, x.c0 | x.c1 | y.c0 | y.c1, 192 bytes; drand's own form has c1 before c0 and is
/// compressed. What is signed is sha256 of the round in 8 bytes, big endian.
/// @custom:constructor constructor(bytes publicKey)
interface IBeacon {
    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// The contract has its public key already. Remedy: none is needed; another key is another contract.
    error AlreadyConstructed();
    /// The key is no point of the subgroup of G2, or infinity. Remedy: the beacon's key, uncompressed, 192 bytes, c0
    /// before c1.
    error PublicKeyInvalid();
    /// The chain has no precompiles for BLS12-381. Remedy: a chain that has EIP-2537, which is ArbOS 40 or later.
    error PrecompilesMissing();
    /// A step may need as much gas as that, and there was less. Remedy: send more.
    error GasTooLow(uint256 needed);

    /// Whether this is the signature of a round: false for whatever else, of any length. Only for want of gas it
    /// reverts rather than say so.
    function verify(uint64 round, bytes calldata signature) external view returns (bool);
    /// The beacon's public key.
    function publicKey() external view returns (bytes memory);
}
