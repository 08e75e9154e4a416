namespace Parley.Guardrails.Sensitive;

/// <summary>The phrases by what they announce, parted by bars. Lower case; marks are left out.</summary>
internal static class CueWords
{
    public static IReadOnlyList<(CueKind Kind, string Phrases)> All { get; } =
    [
        (CueKind.Card, "card number|credit card|debit card|card|credit card number|debit card number|visa|mastercard|master card|amex|american express|discover card|the long number|long number on the front|hsa card|fsa card"),
        (CueKind.SecurityCode, "cvv|cvv2|cvc|cvc2|cid|c v v|c v c|c i d|security code|security number|card verification|verification value|security digits|three digits on the back|three numbers on the back|digits on the back|numbers on the back|code on the back|number on the back|on the back|back of the card|back of it|on the back of the card|four digits on the front"),
        (CueKind.Expiry, "expires|expiry|expiration|expiration date|expiry date|exp|exp date|expiring|expire|valid thru|valid through|good thru|good through|valid until|valid to"),
        (CueKind.Pin, "pin|pin number|pin code|pin is|passcode|p i n"),
        (CueKind.Social, "social security|social security number|social|ssn|s s n|soc sec|social number|last four of my social"),
        (CueKind.Birth, "date of birth|birth date|birthdate|birthday|dob|d o b|born|born on|birth"),
        (CueKind.Medical, "mrn|m r n|medical record|medical record number|record number|chart number|chart|patient number|patient id|patient i d|patient identifier|member id|member i d|member number|membership id|membership number|member|policy number|policy id|policy i d|policy|subscriber id|subscriber i d|subscriber number|subscriber|group number|group id|insurance number|insurance id|insurance i d|insurance card|insurance policy|insurance member|medicare|medicare number|medicare id|medicare card|medicaid|medicaid id|medicaid i d|medicaid number|medicaid card|health card|health insurance number|health plan|plan id|plan number|beneficiary|beneficiary number|beneficiary id|nhs number|nhs|prescription number|rx number|r x number|claim number|id on the insurance|hospital number|hospital id"),
        (CueKind.Iban, "iban|i b a n|international bank account|eye ban"),
        (CueKind.Phone, "phone|phone number|telephone|telephone number|cell|cell number|cellphone|mobile|mobile number|call me|call me back|call me on|call her|call him|call them|callback|callback number|call back number|call back|reach me|text me|ring me|my number|contact number|his number|her number|their number|best number|landline|home number|work number|fax|fax number|whatsapp|number to reach|number to call me|a number for"),
        (CueKind.Email, "email|e-mail|email address|e-mail address|mail address|mail|write me|write to me|gmail|inbox"),
        (CueKind.Zip, "zip|zip code|zipcode|postal code|postcode|post code"),
        (CueKind.Passport, "passport|passport number|passport no"),
        (CueKind.Licence, "driver's license|drivers license|driver license|driver's licence|drivers licence|driver’s license|driver’s licence|driving licence|driving license|license number|licence number|license|licence|state id|d l number"),
        (CueKind.Account, "account number|account|checking account|checking|savings account|savings|bank account|bank account number|acct|account ending"),
        (CueKind.Routing, "routing|routing number|aba|aba number|transit number|sort code|a b a"),
        (CueKind.Ip, "ip|ip address|i p|i p address"),
        (CueKind.Address, "address|live at|live on|lives at|lives on|living at|home address|mailing address|my house|staying at|moved to|ship to|ship it to|send it to|mail it to|deliver to|pick me up at|billing address|reside at|residing at|resides at|house is"),
        (CueKind.Benign, "order|order number|orders|invoice|invoice number|ticket|ticket number|confirmation|confirmation number|confirmation code|reference|reference number|reference code|ref|tracking|tracking number|tracking code|model|model number|serial|serial number|room|suite|extension|ext|flight|item|item number|sku|part number|part|po|p o|purchase order|case|case number|booking|booking number|booking code|reservation|reservation number|version|firmware|build|release|gate|bus|bus line|line|channel|page|step|promo|promo code|coupon|coupon code|isbn|lot|lot number|batch|batch number|score|product|product code|product number|work order|plate|license plate|licence plate|request number|catalog|catalogue|gift card|gift card number|loyalty card|library card|business card|rewards card|punch card|appointment number|queue number|ticket id|order id|license key|licence key|activation code|discount code|access code|door code|gate code|wifi|wi fi|seat|row|locker|meter|form|part no|chapter|highway|route|interstate|exit|section|article|population|odometer|mileage|vin|job number|quote|quote number|estimate|upc|barcode|parcel|shipment|package|store number|branch|case id"),
        (CueKind.Ours, "our|us|we|we're|clinic|front desk|the office|billing office|nurse line|nurse's line|hotline|helpline|help line|support line|toll free|the store|customer service|customer care|the restaurant|the pharmacy|the hospital|the lab|headquarters|main line|reception|the library|office|you can reach|you can call|poison control"),
        (CueKind.Theirs, "my|me|i|i'm|i’m|mine|his|her|their|he|she|myself|husband's|wife's|son's|daughter's|patient's|mother's|father's|mom's|dad's"),
        (CueKind.ExpiringThing, "offer|prescription|coupon|referral|warranty|coverage|insurance|subscription|membership|code expires|link|voucher|lease|contract|milk|trial|authorization|policy|passport|license|licence|quote|permit|discount|promotion|sale|deal|registration|certificate|medication|medicine|vaccine|bottle|domain|password|session|visa expires|visa is|plan"),
    ];
}
