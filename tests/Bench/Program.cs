using HealthAssess.Tests.Bench;
using HealthAssess.Tests.Bench.Server;

if (args is [FhirSpeed.StartupWord])
{
    return FhirSpeed.Startup(Console.Out);
}

if (args is [FloorProgram.Word, ..])
{
    return await FloorProgram.Run(args);
}

return await Benchmarks.Run(args, Console.Out);
