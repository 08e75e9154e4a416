namespace Parley.Speech.Moonshine;

/// <summary>Which Moonshine: tiny answers quickly (interims), base hears better (finals).</summary>
internal enum MoonshineSize
{
    Tiny,
    Base,
}
