from tradewire import extract


def test_one_record_a_body_under_its_fullest_name() -> None:
    text = "EU tariffs rose. The European Union acted, a WTO panel said. The WTO ruled."
    found = extract(text).organizations
    assert [o.name for o in found] == ["European Union", "WTO"]
    assert [text[slice(*o.spans["name"])] for o in found] == ["European Union", "WTO"]
    assert all(o.evidence.quote in text for o in found)


def test_possessive_is_evidence_but_no_name() -> None:
    (found,) = extract("Peru's Ministry of Trade raised the duty.").organizations
    assert found.name == "Ministry of Trade"
    assert found.evidence.quote == "Peru's Ministry of Trade"


def test_body_inside_a_title_is_no_record() -> None:
    assert extract("Chilean foreign ministry officials met.").organizations == []
