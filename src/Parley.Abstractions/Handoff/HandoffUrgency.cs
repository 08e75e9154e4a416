namespace Parley.Handoff;

public enum HandoffUrgency
{
    Normal,
    Soon,
    Immediate,
}
