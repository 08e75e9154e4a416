using Parley.Benchmarks;

return await BenchCommand.Create().Parse(["bench", .. args]).InvokeAsync();
