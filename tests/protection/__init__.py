"""What is planted in the demand of a household in danger is looked for wherever the house shows or sends something."""
