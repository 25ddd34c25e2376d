namespace HealthAssess.Cli;

/// <summary>One command. Answers are JSON lines on <paramref name="output"/> or in the file of <c>--out</c>; complaints go to <paramref name="errors"/>.</summary>
/// <returns>0 ok, 1 findings, 2 usage.</returns>
internal delegate Task<int> Command(Arguments arguments, TextWriter output, TextWriter errors);
