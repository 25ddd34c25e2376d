using HealthAssess.Tests.Bench;

return await Benchmarks.Run(args, Console.Out);
