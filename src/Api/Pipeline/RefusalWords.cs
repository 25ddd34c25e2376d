using HealthAssess.Domain;

namespace HealthAssess.Api.Pipeline;

/// <summary>The sentence of a refusal in the language of the current request, from the phrasebook of the screens; English where nobody has translated it.</summary>
public delegate string RefusalWords(Refusal refusal);
