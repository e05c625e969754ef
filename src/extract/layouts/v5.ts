/** Tables and columns of layout 5, as published. Source: the published extract definition of version 5. */
import type { Layout } from './layout.ts';

export const v5: Layout = {
  id: 'v5',
  tables: {
    MHS000Header:
      'DatSetVer OrgIDProvider OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate ' +
      'ReportingPeriodEndDate DateTimeDatSetCreate MHS000UniqID FileType UniqSubmissionID UniqMonthID ' +
      'RowNumber',
    MHS001MPI:
      'LocalPatientId OrgIDLocalPatientId OrgIDEduEstab NHSNumber NHSNumberStatus PersonBirthDate ' +
      'Postcode GenderIDCode GenderSameAtBirth Gender MaritalStatus EthnicCategory EthnicCategory2021 ' +
      'LanguageCodePreferred PersDeathDate RecordNumber MHS001UniqID OrgIDProv OrgIDCCGRes Person_ID ' +
      'UniqSubmissionID AgeRepPeriodStart AgeRepPeriodEnd AgeDeath PostcodeDistrict DefaultPostcode ' +
      'LSOA2011 LADistrictAuth County ElectoralWard UniqMonthID NHSDEthnicity PatMRecInRP ' +
      'RecordStartDate RecordEndDate IMDQuart RowNumber OrgIDICBRes EthnicityHigher EthnicityLow ' +
      'ICRECCCG ICRECCCGNAME LDAFlag STPICRECCCG RegionICRECCCG EmploymentNationalLatest ' +
      'EmploymentProviderLatest AccommodationNationalLatest AccommodationProviderLatest ' +
      'OrgIDSubICBLocResidence ICRECSUBICB ICRECSUBICBNAME RegionICRECSUBICB RegionICRECSUBICBName ' +
      'ICRECICB ICRECICBName',
    MHS003AccommStatus:
      'LocalPatientId AccommodationType SettledAccommodationInd AccommodationTypeDate SCHPlacementType ' +
      'AccommodationTypeStartDate AccommodationTypeEndDate RecordNumber MHS003UniqID OrgIDProv ' +
      'Person_ID UniqSubmissionID AgeAccomTypeDate UniqMonthID RowNumber',
    MHS005PatInd:
      'LocalPatientId ConstSuperReqDueToDis ParentalResp YoungCarer LACStatus LACLegalStatus ' +
      'EducationalAssessOutcome CPP ExBAFIndicator OffenceHistory ProPsychDate EmerPsychDate ' +
      'ManPsychDate PsychPrescDate PsychTreatDate ReasonableAdjustmentInd RecordNumber MHS005UniqID ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqMonthID RowNumber',
    MHS007DisabilityType:
      'LocalPatientId DisabCode DisabImpacPercep RecordNumber MHS007UniqID OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqMonthID RowNumber',
    MHS101Referral:
      'ServiceRequestId LocalPatientId OrgIDComm ReferralRequestReceivedDate ' +
      'ReferralRequestReceivedTime NHSServAgreeLineNum SpecialisedMHServiceCode SourceOfReferralMH ' +
      'OrgIDReferring ReferringCareProfessionalStaffGroup ClinRespPriorityType PrimReasonReferralMH ' +
      'ReasonOAT DecisionToTreatDate DecisionToTreatTime DischPlanCreationDate DischPlanCreationTime ' +
      'DischPlanLastUpdatedDate DischPlanLastUpdatedTime ServDischDate ServDischTime RecordNumber ' +
      'MHS101UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID AgeServReferRecDate ' +
      'AgeServReferDischDate UniqMonthID RecordStartDate RecordEndDate InactTimeRef RowNumber ' +
      'ReferralServiceAreasOpenEndRPLDA ReferralServiceAreasStartingInRPLDA FirstContactEverDate ' +
      'CountOfAttendedCareContacts FirstContactEverWhereAgeAtContactUnder18Date ' +
      'SecondContactEverWhereAgeAtContactUnder18Date CountOfAttendedCareContactsInFinancialYear ' +
      'CountAttendedCareContactsInFinancialYearPersonWas017AtTimeOfContact ' +
      'FirstAttendedContactInRPDate FirstAttendedContactInFinancialYearDate ' +
      'SecondAttendedContactEverDate SecondAttendedContactInFinancialYearDate',
    MHS102ServiceTypeReferredTo:
      'CareProfTeamLocalId ServiceRequestId ServTeamTypeRefToMH ReferClosureDate ReferClosureTime ' +
      'ReferRejectionDate ReferRejectionTime ReferClosReason ReferRejectReason RecordNumber ' +
      'MHS102UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqCareProfTeamID ' +
      'AgeServReferClosure AgeServReferRejection UniqMonthID RecordStartDate RecordEndDate InactTimeST ' +
      'RowNumber ServiceTypeName',
    MHS105OnwardReferral:
      'ServiceRequestId DecisionToReferDate DecisionToReferTime OnwardReferDate OnwardReferTime ' +
      'OnwardReferReason OATReason OrgIDReceiving CodeRefProcAndProcStatus RecordNumber MHS105UniqID ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqMonthID RowNumber',
    MHS401MHActPeriod:
      'MHActLegalStatusClassPeriodId LocalPatientId StartDateMHActLegalStatusClass ' +
      'StartTimeMHActLegalStatusClass LegalStatusClassPeriodStartReason ' +
      'ExpiryDateMHActLegalStatusClass ExpiryTimeMHActLegalStatusClass EndDateMHActLegalStatusClass ' +
      'EndTimeMHActLegalStatusClass LegalStatusClassPeriodEndReason LegalStatusCode MentalCat ' +
      'RecordNumber MHS401UniqID OrgIDProv Person_ID UniqSubmissionID UniqMHActEpisodeID UniqMonthID ' +
      'NHSDLegalStatus RecordStartDate RecordEndDate InactTimeMHAPeriod RowNumber',
    MHS501HospProvSpell:
      'HospProvSpellID ServiceRequestId DecidedToAdmitDate DecidedToAdmitTime StartDateHospProvSpell ' +
      'StartTimeHospProvSpell SourceAdmMHHospProvSpell MethAdmMHHospProvSpell PostcodeMainVisitor ' +
      'EstimatedDischDateHospProvSpell PlannedDischDateHospProvSpell PlannedDestDisch ' +
      'DischDateHospProvSpell DischTimeHospProvSpell MethOfDischMHHospProvSpell ' +
      'DestOfDischHospProvSpell PostcodeDischDestHospProvSpell TransformingCareInd ' +
      'TransformingCareCategory RecordNumber MHS501UniqID OrgIDProv Person_ID UniqSubmissionID ' +
      'UniqServReqID UniqHospProvSpellID PostcodeDistrictMainVisitor PostcodeDistrictDischDest ' +
      'UniqMonthID RecordStartDate RecordEndDate InactTimeHPS LOSDischHosSpell LOSHosSpellEoRP ' +
      'TimeEstDischDate TimePlanDischDate RowNumber',
    MHS502WardStay:
      'WardStayId HospProvSpellID StartDateWardStay StartTimeWardStay EndDateMHTrialLeave ' +
      'EndDateWardStay EndTimeWardStay SiteIDOfTreat WardType WardAge WardSexTypeCode ' +
      'IntendClinCareIntenCodeMH WardSecLevel LockedWardInd HospitalBedTypeMH SpecialisedMHServiceCode ' +
      'WardCode RecordNumber MHS502UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID ' +
      'UniqHospProvSpellID UniqWardStayID WardLocDistanceHome UniqMonthID RecordStartDate ' +
      'RecordEndDate InactTimeWS BedTypeAdultDischarge BedDaysWSEndRP RowNumber ' +
      'WardStayServiceAreasStartingInRPLDA SpecialisedMHServiceName WardSayBedTypesLkup ' +
      'HospitalBedTypeName WardStayServiceAreasOpenEndRPLDA',
    MHS503AssignedCareProf:
      'HospProvSpellID CareProfLocalId StartDateAssCareProf EndDateAssCareProf TreatFuncCodeMH ' +
      'RecordNumber MHS503UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID ' +
      'UniqHospProvSpellID UniqCareProfLocalID UniqMonthID RecordStartDate RecordEndDate RowNumber',
    MHS504DelayedDischarge:
      'HospProvSpellID StartDateDelayDisch EndDateDelayDisch DelayDischReason AttribToIndic ' +
      'OrgIDRespLADelayDisch RecordNumber MHS504UniqID OrgIDProv Person_ID UniqSubmissionID ' +
      'UniqServReqID UniqHospProvSpellID UniqMonthID RecordStartDate RecordEndDate BedDaysDDRP ' +
      'RowNumber',
    MHS509HomeLeave:
      'WardStayId StartDateHomeLeave StartTimeHomeLeave EndDateHomeLeave EndTimeHomeLeave RecordNumber ' +
      'MHS509UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqWardStayID ' +
      'UniqHospProvSpellID UniqMonthID RecordStartDate RecordEndDate HomeLeaveDaysEndRP RowNumber',
    MHS510LeaveOfAbsence:
      'WardStayId StartDateMHLeaveAbs StartTimeMHLeaveAbs EndDateMHLeaveAbs EndTimeMHLeaveAbs ' +
      'MHLeaveAbsEndReason EscortedLeaveIndicator RecordNumber MHS510UniqID OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqServReqID UniqWardStayID UniqHospProvSpellID UniqMonthID RecordStartDate ' +
      'RecordEndDate LOADaysRP RowNumber',
    MHS512HospSpellCommAssPer:
      'HospProvSpellID OrgIDComm StartDateOrgCodeComm EndDateOrgCodeComm RecordNumber MHS512UniqID ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqHospProvSpellID UniqMonthID ' +
      'RecordStartDate RecordEndDate RowNumber',
    MHS514TrialLeave:
      'WardStayId StartDateMHTrialLeave StartTimeMHTrialLeave EndDateMHTrialLeave EndTimeMHTrialLeave ' +
      'RecordNumber MHS514UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqWardStayID ' +
      'UniqHospProvSpellID UniqMonthID RecordStartDate RecordEndDate RowNumber',
    MHS604PrimDiag:
      'ServiceRequestId DiagSchemeInUse PrimDiag CodedDiagTimestamp RecordNumber MHS604UniqID ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqMonthID RecordStartDate RecordEndDate ' +
      'RowNumber MapSnomedCTPrimDiagCode MapSnomedCTPrimDiagTerm MasterSnomedCTPrimDiagCode ' +
      'MasterSnomedCTPrimDiagTerm MapICD10PrimDiagCode MapICD10PrimDiagDesc MasterICD10PrimDiagCode ' +
      'MasterICD10PrimDiagDesc',
  },
};
