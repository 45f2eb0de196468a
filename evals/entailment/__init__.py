"""How the entailment model and the faithfulness score are made and measured."""
