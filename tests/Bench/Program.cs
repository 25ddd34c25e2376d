using HealthAssess.Tests.Bench;

if (args is [FhirSpeed.StartupWord])
{
    return FhirSpeed.Startup(Console.Out);
}

return await Benchmarks.Run(args, Console.Out);
