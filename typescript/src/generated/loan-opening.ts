// Generated from abi/loan-opening.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const loanOpeningAbi = [
  {
    "type": "function",
    "name": "borrow",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "deposits",
        "type": "tuple[]",
        "components": [
          {
            "name": "depositType",
            "type": "uint8"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "increaseNonce",
    "inputs": [
      {
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pauseBorrowing",
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
    "name": "refinance",
    "inputs": [
      {
        "name": "old",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "deposits",
        "type": "tuple[]",
        "components": [
          {
            "name": "depositType",
            "type": "uint8"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "available",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setFeeRecipient",
    "inputs": [
      {
        "name": "recipient",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setLiquidationFeeRate",
    "inputs": [
      {
        "name": "rate",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setPriceOracle",
    "inputs": [
      {
        "name": "priceOracle",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "error",
    "name": "NotRouter",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  }
] as const satisfies Abi;
