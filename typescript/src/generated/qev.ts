// Generated from abi/qev.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const qevAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      },
      {
        "name": "vault",
        "type": "address"
      },
      {
        "name": "genesis",
        "type": "uint64"
      },
      {
        "name": "beacon",
        "type": "address"
      },
      {
        "name": "metadata",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "acceptAuthority",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "approve",
    "inputs": [
      {
        "name": "approved",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "authority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "balanceOf",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "cancel",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "claim",
    "inputs": [
      {
        "name": "ids",
        "type": "uint256[]"
      },
      {
        "name": "epochs",
        "type": "uint32"
      },
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "claimable",
    "inputs": [
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "claimableRedeemRequest",
    "inputs": [
      {
        "name": "requestId",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "clear",
    "inputs": [
      {
        "name": "blocks",
        "type": "uint32"
      }
    ],
    "outputs": [
      {
        "name": "settled",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "collect",
    "inputs": [
      {
        "name": "ids",
        "type": "uint256[]"
      },
      {
        "name": "epochs",
        "type": "uint32"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "commit",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      },
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "commitment",
        "type": "bytes32"
      },
      {
        "name": "ciphertext",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "genesis",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getApproved",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getStateFingerprint",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isApprovedForAll",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "operator",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "lock",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "name",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "ownerOf",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "parameters",
    "inputs": [],
    "outputs": [
      {
        "name": "requestsPausedUntil",
        "type": "uint64"
      },
      {
        "name": "requestPauseAvailableAt",
        "type": "uint64"
      },
      {
        "name": "maximumTick",
        "type": "uint16"
      },
      {
        "name": "penalty",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pauseRequests",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pendingAuthority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pendingRedeemRequest",
    "inputs": [
      {
        "name": "requestId",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "places",
    "inputs": [
      {
        "name": "keys",
        "type": "uint256[]"
      }
    ],
    "outputs": [
      {
        "name": "words",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "position",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "waiting",
        "type": "uint256"
      },
      {
        "name": "bid",
        "type": "uint256"
      },
      {
        "name": "tick",
        "type": "uint16"
      },
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "sealedFor",
        "type": "uint64"
      },
      {
        "name": "isPenalised",
        "type": "bool"
      },
      {
        "name": "commitment",
        "type": "bytes32"
      },
      {
        "name": "collectableShares",
        "type": "uint256"
      },
      {
        "name": "collectableAssets",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "proveBeacon",
    "inputs": [
      {
        "name": "signature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "redeemFor",
    "inputs": [
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "redeemed",
        "type": "uint256"
      },
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "request",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "requestWithCommitment",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "expectedId",
        "type": "uint256"
      },
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "commitment",
        "type": "bytes32"
      },
      {
        "name": "ciphertext",
        "type": "bytes"
      }
    ],
    "outputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "reveal",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      },
      {
        "name": "tick",
        "type": "uint16"
      },
      {
        "name": "shares",
        "type": "uint96"
      },
      {
        "name": "salt",
        "type": "uint128"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "revealMany",
    "inputs": [
      {
        "name": "openings",
        "type": "tuple[]",
        "components": [
          {
            "name": "id",
            "type": "uint256"
          },
          {
            "name": "tick",
            "type": "uint16"
          },
          {
            "name": "shares",
            "type": "uint96"
          },
          {
            "name": "salt",
            "type": "uint128"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "opened",
        "type": "bool[]"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "safeTransferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "safeTransferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      },
      {
        "name": "data",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "sealDomain",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "setApprovalForAll",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      },
      {
        "name": "approved",
        "type": "bool"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setRules",
    "inputs": [
      {
        "name": "maximumTick",
        "type": "uint16"
      },
      {
        "name": "penalty",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "sharesAhead",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "supportsInterface",
    "inputs": [
      {
        "name": "interfaceId",
        "type": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "symbol",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "tokenURI",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "transferAuthority",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferFromWithFingerprint",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      },
      {
        "name": "fingerprint",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "vault",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "withdrawBid",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "withdrawCommitment",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "withdrawFor",
    "inputs": [
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "withdrawn",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "event",
    "name": "Approval",
    "inputs": [
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "approved",
        "type": "address",
        "indexed": true
      },
      {
        "name": "tokenId",
        "type": "uint256",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ApprovalForAll",
    "inputs": [
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "operator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "approved",
        "type": "bool",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityChanged",
    "inputs": [
      {
        "name": "previousAuthority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityOffered",
    "inputs": [
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "pendingAuthority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "BeaconProven",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "round",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "BidWithdrawn",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Cancelled",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "returned",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "burned",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Claimed",
    "inputs": [
      {
        "name": "controller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "assets",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Cleared",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "capacity",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "price",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "bidServed",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "lineServed",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "paidToBids",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "paidToLine",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "fee",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "unspent",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "marginalTick",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "marginalServed",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "marginalBid",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "rate",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "isVoid",
        "type": "bool",
        "indexed": false
      },
      {
        "name": "isExcused",
        "type": "bool",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Collected",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "assets",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "withheld",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "CommitmentWithdrawn",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Committed",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "commitment",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "ciphertext",
        "type": "bytes",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Locked",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "at",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "cut",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "line",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "unopened",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "maximumTick",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "penalty",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Requested",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "controller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RequestsPaused",
    "inputs": [
      {
        "name": "until",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Revealed",
    "inputs": [
      {
        "name": "id",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "tick",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RulesSet",
    "inputs": [
      {
        "name": "maximumTick",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "penalty",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Served",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "frontier",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "frontierServed",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "left",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Settled",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Skipped",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Transfer",
    "inputs": [
      {
        "name": "from",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": true
      },
      {
        "name": "tokenId",
        "type": "uint256",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ArithmeticOverflow",
    "inputs": []
  },
  {
    "type": "error",
    "name": "BeaconInvalid",
    "inputs": [
      {
        "name": "round",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "BeaconKnown",
    "inputs": []
  },
  {
    "type": "error",
    "name": "BeaconLate",
    "inputs": []
  },
  {
    "type": "error",
    "name": "CiphertextTooLong",
    "inputs": [
      {
        "name": "length",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ClaimTooHigh",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "claimable",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "CommitmentMissing",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ContractSilent",
    "inputs": [
      {
        "name": "contract_",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721IncorrectOwner",
    "inputs": [
      {
        "name": "sender",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InsufficientApproval",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidApprover",
    "inputs": [
      {
        "name": "approver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidOperator",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidOwner",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidReceiver",
    "inputs": [
      {
        "name": "receiver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721NonexistentToken",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "EpochChanged",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "expected",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "EpochLocked",
    "inputs": []
  },
  {
    "type": "error",
    "name": "FingerprintChanged",
    "inputs": [
      {
        "name": "fingerprint",
        "type": "bytes32"
      },
      {
        "name": "expected",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "LockNotDue",
    "inputs": [
      {
        "name": "lockTime",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoBid",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotClearable",
    "inputs": [
      {
        "name": "from",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotOwnerOrOperator",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      },
      {
        "name": "id",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPendingAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotRevealing",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotSealed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotSettled",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotVault",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingSealed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NothingToClaim",
    "inputs": []
  },
  {
    "type": "error",
    "name": "OutOfRange",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseCoolingDown",
    "inputs": [
      {
        "name": "availableAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseTooLong",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      },
      {
        "name": "latest",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PositionEmpty",
    "inputs": []
  },
  {
    "type": "error",
    "name": "PositionTaken",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      },
      {
        "name": "expected",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RequestIrrevocable",
    "inputs": []
  },
  {
    "type": "error",
    "name": "RequestsArePaused",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "StillSealed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "Uncollected",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ValueNotAccepted",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "VaultHasNoCode",
    "inputs": [
      {
        "name": "vault",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "WrongOpening",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ZeroAmount",
    "inputs": []
  }
] as const satisfies Abi;
